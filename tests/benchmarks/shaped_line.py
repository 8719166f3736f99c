"""A slow line in front of a server on this machine: a rate for all connections together, and a round trip.

It stands between browser and server, because what browsers throttle by themselves leaves out the service worker.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_PIECE = 8192
"""What goes over the line at a time (in bytes): small beside a second’s worth, so that connections share it."""
_LATENESS = 0.05
"""How late this machine may wake up (in seconds) without the line standing still meanwhile."""


class ShapedLine:
    """A line with a rate (in Mbit/s) for what the server sends, and a round trip (in ms).

    ``bytes_sent`` counts what the server has sent over it.
    """

    def __init__(self, target_port: int, megabits: float, round_trip: float) -> None:
        self.bytes_sent = 0
        self._target_port = target_port
        self._seconds_per_byte = 8 / (megabits * 1e6)
        self._one_way = round_trip / 2000
        self._free_at = 0.0

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection of the browser until either side ends it."""
        # The browser believes the connection made already; over a real line that costs a round trip.
        await asyncio.sleep(2 * self._one_way)
        from_server, to_server = await asyncio.open_connection("127.0.0.1", self._target_port)
        up = asyncio.create_task(self._pass_on(reader, to_server, is_shaped=False))
        down = asyncio.create_task(self._pass_on(from_server, writer, is_shaped=True))
        await asyncio.wait([up, down], return_when=asyncio.FIRST_COMPLETED)
        for task in (up, down):
            task.cancel()
        await asyncio.gather(up, down, return_exceptions=True)
        writer.close()
        to_server.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, is_shaped: bool) -> None:
        """Pass bytes on, each piece as late as the line makes it."""
        loop = asyncio.get_running_loop()
        on_the_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def arrive() -> None:
            while True:
                at, piece = await on_the_way.get()
                await asyncio.sleep(at - loop.time())
                if not piece:
                    return
                writer.write(piece)
                await writer.drain()

        arriving = asyncio.create_task(arrive())
        try:
            while not arriving.done():
                piece = await reader.read(_PIECE)
                if is_shaped:
                    self.bytes_sent += len(piece)
                    self._free_at = (
                        max(self._free_at, loop.time() - _LATENESS) + len(piece) * self._seconds_per_byte
                    )
                    await asyncio.sleep(self._free_at - loop.time())
                on_the_way.put_nowait((loop.time() + self._one_way, piece))
                if not piece:
                    break
            await arriving
        finally:
            arriving.cancel()


@contextmanager
def shaped_line(target_port: int, megabits: float, round_trip: float = 40) -> Iterator[tuple[str, ShapedLine]]:
    """Run such a line to a port of this machine; gives the address at its near end."""
    line = ShapedLine(target_port, megabits, round_trip)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    listening = asyncio.start_server(line.connect, "127.0.0.1", 0)
    server = asyncio.run_coroutine_threadsafe(listening, loop).result()
    try:
        yield f"http://localhost:{server.sockets[0].getsockname()[1]}/", line
    finally:
        asyncio.run_coroutine_threadsafe(_end(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _end(server: asyncio.Server) -> None:
    server.close()
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
