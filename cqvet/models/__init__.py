"""Methods that can be checked by hand: student flow, matching, plan, assessment, estimate."""
