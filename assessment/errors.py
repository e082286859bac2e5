"""What all errors about input have in common, so that a fault in this program is never taken for one."""


class InputError(ValueError):
    """Input that cannot be used. The message is a sentence for a person: what is wrong, where, and what to do."""


class ActionError(InputError):
    """An action that cannot be done; the message says why and what to do. Nothing was changed."""
