"""The facilitator's kit: what the meeting needs, and what is agreed in it."""
