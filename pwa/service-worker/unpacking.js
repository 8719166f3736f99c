// Unpacks what is shipped packed (build/packing.py), with the decoder that the build puts before this script.

/** @type {new (stream: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array<ArrayBuffer>>} */
const XzStream = /** @type {any} */ (self)["xz-decompress"].XzReadableStream;

/**
 * The content of pieces that come one after the other. The decoder does one file at a time, in the order of the calls.
 * @param {Promise<Uint8Array<ArrayBuffer>>[]} pieces
 */
export async function unpacked(pieces) {
  // A file of which nothing has come yet must not hold up another.
  await pieces[0];
  return new XzStream(joined(pieces));
}

/** @param {Promise<Uint8Array<ArrayBuffer>>[]} pieces */
function joined(pieces) {
  const waiting = [...pieces];
  return new ReadableStream({
    async pull(controller) {
      const next = waiting.shift();
      if (next) {
        controller.enqueue(await next);
      } else {
        controller.close();
      }
    },
  });
}
