"""The three objectives as losses of cluster totals."""

import numpy as np

from cqvet.models.plan.types import Floats, Objective


def loss(points: Floats, demand: Floats, objective: Objective) -> Floats:
    """Loss in shares of the total (0 is best) of offerings by cluster.

    ``points`` has shape (..., clusters), ``demand`` (..., clusters) sums to 1; the answer drops
    the last axis. With supply shares s and demand shares d: similarity 1/2 sum |s - d| (Duncan and
    Duncan 1955), gap sum d max(0, d - s), coverage sum of s where d = 0.
    """
    share = points / points.sum(axis=-1, keepdims=True)
    losses: Floats = cluster_loss(share, demand, objective).sum(axis=-1)
    return losses


def cluster_loss(share: Floats, demand: Floats, objective: Objective) -> Floats:
    """Each cluster's own term of `loss`; ``share`` and ``demand`` broadcast."""
    match objective:
        case Objective.SIMILARITY:
            return 0.5 * np.abs(share - demand)
        case Objective.GAP:
            return demand * np.maximum(0.0, demand - share)
        case Objective.COVERAGE:
            return np.where(demand > 0, 0.0, share)


def index(losses: Floats, objective: Objective) -> Floats:
    """Turn losses into the index as published: 1 - loss, but the loss itself for gap."""
    return losses if objective is Objective.GAP else 1.0 - losses
