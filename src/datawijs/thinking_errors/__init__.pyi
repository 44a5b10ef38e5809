from .errors import SLIP, ThinkingError, thinking_error, thinking_errors

__all__ = ["SLIP", "ThinkingError", "thinking_error", "thinking_errors"]
