"""What makes a plan impossible, as a code with parameters that name the conflict."""

from collections.abc import Mapping


class PlanError(ValueError):
    """A request that has no plan.

    ``code`` is a stable lower snake_case word and ``params`` are the plain values (ids, numbers,
    lists of them) that a page puts into its own sentence.

    Codes on values: ``bad_number`` (field, value), ``bad_text`` (field), ``bad_choice`` (field,
    value, allowed), ``bad_shape`` (field), ``missing_field`` (field), ``unknown_field`` (field),
    ``too_many`` (field, count, limit), ``duplicate_cell`` (zone, cluster, level),
    ``uneven_draws``, ``no_supply``, ``no_demand``.

    Codes on wishes: ``unknown_cluster`` / ``unknown_zone`` / ``unknown_level`` (field, value),
    ``wish_without_place`` (field), ``floor_above_total`` (floors, total), ``floor_above_ceiling``
    (zone, cluster, level, floor, ceiling), ``keep_above_supply`` (zone, cluster, level, points,
    supply), ``budget_zero`` (budget, base), ``everything_kept`` (kept, total), ``nothing_movable``
    (total), and for wishes that contradict each other or a limit the smallest set that does so:
    ``wishes_beyond_budget``, ``wishes_against_keeps``, ``wishes_against_levels``,
    ``wishes_conflict`` (wishes, yearly, years). ``unsolved``: the solver found no plan
    that could be proven.
    """

    def __init__(self, code: str, params: Mapping[str, object] | None = None) -> None:
        """Keep the code and its parameters."""
        self.code = code
        self.params: dict[str, object] = dict(params or {})
        super().__init__(f"{code} {self.params}")
