"""What a password must be, said in Chinese where Django's own catalogue has no sentence."""

from django.contrib.auth.password_validation import MinimumLengthValidator


class LongEnough(MinimumLengthValidator):
    """Django 5.2 words this message anew, and its Chinese catalogue does not know the new wording."""

    def get_error_message(self) -> str:
        return f"密码太短，至少要 {self.min_length} 个字"

    def get_help_text(self) -> str:
        return f"密码至少 {self.min_length} 个字，可以是一句容易记住的话。"
