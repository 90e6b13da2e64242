"""A picture that is made up."""

from io import BytesIO

from PIL import Image


def picture(size: tuple[int, int] = (40, 30)) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, "red").save(file, "PNG")
    return file.getvalue()
