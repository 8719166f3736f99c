"""Errors about children's social workers."""

from __future__ import annotations

from collections.abc import Callable

from worker.returns.sampling import days
from worker.returns.sampling.days import text
from worker.returns.ssda903.sample import row_conditions as is_
from worker.returns.ssda903.sample.error_placement import ErrorPlacer, Fault, Spot
from worker.returns.ssda903.sample.injecting import change, injects
from worker.returns.ssda903.sample.injectors.header import NO_DAY


def only_one(spot: Spot) -> bool:
    """The child has had one social worker."""
    return len(spot.child.rows("SWEpisodes")) == 1


def latest(spot: Spot) -> bool:
    """The child's present social worker."""
    return spot.after is None


def followed(spot: Spot) -> bool:
    """A social worker after whom the child had another one."""
    return spot.after is not None


def in_turn(spot: Spot) -> bool:
    """A social worker who took over from another, not because the child came back."""
    return spot.before is not None and spot["SW_REASON"] != "FCONTA"


def with_the_last(column: str) -> Callable[[Spot], str]:
    """Takes a date from the child's social worker before this one."""
    return lambda spot: spot.before[column] if spot.before else ""


def before_the_window(spot: Spot) -> str:
    """The day before the time on which a year reports."""
    placer = spot.placer
    return text((placer.start if placer.year < 2025 else days.year_start(placer.year - 1)) - 1)


change("SW01aSTG1", "SWEpisodes", only_one, at="SW_ID", SW_DECOM="15/01/2023", SW_ID="")
change("SW01bSTG1", "SWEpisodes", lambda s: s.day("SW_DECOM") >= days.day(2023, 4, 1), SW_REASON="")
change("SW02STG1", "SWEpisodes", SW_ID=lambda s: "AB" + s["SW_ID"][2:])
change("SW03STG1", "SWEpisodes", SW_REASON="")
change("SW04STG1", "SWEpisodes", SW_DECOM=NO_DAY)
change("SW05STG1", "SWEpisodes", SW_DEC=NO_DAY)
change("SW06STG2", "SWEpisodes", latest, SW_DECOM=lambda s: text(s.placer.end + 3))
change("SW07STG2", "SWEpisodes", followed, SW_DEC=before_the_window)
change("SW08STG2", "SWEpisodes", followed, SW_DEC="")
change("SW09STG2", "SWEpisodes", at="SW_DEC", SW_DEC=lambda s: s["SW_DECOM"])
for code in ("SW10STG2", "SW10aSTG2"):
    change(code, "SWEpisodes", in_turn, SW_DECOM=lambda s: s.shifted("SW_DECOM", -30))
change("SW10bSTG2", "SWEpisodes", in_turn, SW_REASON="FCONTA", SW_DECOM=with_the_last("SW_DEC"))
change("SW11aSTG2", "SWEpisodes", lambda s: only_one(s) and s.day("SW_DECOM") < s.placer.end - 70,
       SW_DEC=lambda s: text(s.placer.end - 60))  # fmt: skip
change("SW11bSTG2", "SWEpisodes", lambda s: only_one(s) and s.day("SW_DECOM") < s.placer.end - 20,
       SW_DEC=lambda s: text(s.placer.end - 2))  # fmt: skip
change("SW13STG1", "SWEpisodes", SW_REASON="HOLIDAY")
change("SW14STG2", "SWEpisodes", followed, SW_DEC="")
change("SW17STG2", "SWEpisodes", lambda s: latest(s) and s.day("SW_DECOM") < s.placer.end - 70,
       SW_DEC=lambda s: text(s.placer.end - 60))  # fmt: skip
change("SW18STG2", "SWEpisodes", at="SW_DEC", SW_DEC=lambda s: s.shifted("SW_DECOM", -1))
change("SW19STG2", "SWEpisodes", in_turn, SW_DECOM=with_the_last("SW_DECOM"))


def _without_social_worker(placer: ErrorPlacer) -> Spot:
    """An episode of a child looked after at the end of the year, which no longer has a social worker."""
    spot = placer.spot("Episodes", lambda s: is_.is_open(s) and is_.in_care(s) and s.child.has("SWEpisodes"))
    spot.child.drop("SWEpisodes")
    return spot


@injects("SW01STG1")
def no_social_worker(placer: ErrorPlacer) -> Fault:
    """A looked-after child has no social worker."""
    return _without_social_worker(placer).fault("DEC", "the child’s rows in SWEpisodes deleted")


@injects("SW12STG2")
def no_matching_social_worker(placer: ErrorPlacer) -> Fault:
    """A looked-after child's episode has no social worker to match."""
    return _without_social_worker(placer).fault("DECOM", "the child’s rows in SWEpisodes deleted")
