"""The kinds of times in care that children have.

Every story keeps to the rules of the return: an episode begins on the day the previous one ended, young people
leave by their 18th birthday, a short break lasts at most 17 days, and so on.
"""

from collections.abc import Callable

from worker.returns.ssda903.sample.life import Life
from worker.returns.ssda903.sample.sample_context import SampleContext
from worker.returns.ssda903.sample.stories.adoption import (
    adopted_last_year,
    on_the_way_to_adoption,
)
from worker.returns.ssda903.sample.stories.asylum import (
    asylum_seeker,
    asylum_seeker_grew_up_last_year,
)
from worker.returns.ssda903.sample.stories.leavers import (
    former_care_leaver,
    stayed_beyond_eighteen,
)
from worker.returns.ssda903.sample.stories.ordinary import (
    grew_up_last_year,
    grew_up_this_year,
    long_left_last_year,
    long_left_this_year,
    long_looked_after,
    started_last_year,
    started_last_year_left_last_year,
    started_last_year_left_this_year,
    started_this_year,
    started_this_year_left_this_year,
)
from worker.returns.ssda903.sample.stories.respite import (
    agreed_breaks,
    short_breaks,
)

Story = Callable[[SampleContext], Life]
"""Makes up a child."""

__all__ = [
    "Story",
    "adopted_last_year",
    "agreed_breaks",
    "asylum_seeker",
    "asylum_seeker_grew_up_last_year",
    "former_care_leaver",
    "grew_up_last_year",
    "grew_up_this_year",
    "long_left_last_year",
    "long_left_this_year",
    "long_looked_after",
    "on_the_way_to_adoption",
    "short_breaks",
    "started_last_year",
    "started_last_year_left_last_year",
    "started_last_year_left_this_year",
    "started_this_year",
    "started_this_year_left_this_year",
    "stayed_beyond_eighteen",
]
