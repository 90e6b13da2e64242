"""A photo is shown as it was, and nobody who is shown it learns where it was taken."""

from io import BytesIO

import pytest
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from screens.bare_picture import JPEG, PNG, WEBP, bare

PLACE = "Home Lane 7"
SIDES = {"JPEG": JPEG, "PNG": PNG, "WEBP": WEBP}
TURNED, DESCRIPTION, GPS = 0x0112, 0x010E, 0x8825


def photo(format: str, turned: int, **more: object) -> bytes:
    """Return a photo with its place in every way in which a file of its kind can hold one."""
    image = Image.effect_noise((64, 40), 90).convert("RGB")
    image.paste((200, 30, 30), (0, 0, 20, 40))
    exif, file = image.getexif(), BytesIO()
    exif[TURNED], exif[DESCRIPTION] = turned, PLACE
    exif.get_ifd(GPS)[29] = PLACE
    text = PngInfo()
    for add in (text.add_text, text.add_itxt):
        add("Place", PLACE)
    if format == "PNG":
        more |= {"pnginfo": text}
    elif format == "JPEG":
        more |= {"comment": PLACE.encode()}
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{PLACE}</x:xmpmeta>".encode()
    image.save(file, format, exif=exif, xmp=xmp, icc_profile=b"colours" * 30, **more)
    # Some cameras put a second, smaller photo behind the first, with the place again.
    return file.getvalue() + PLACE.encode()


def shown(content: bytes) -> bytes:
    """Return the pixels of a photo as a browser turns it."""
    with Image.open(BytesIO(content)) as image:
        return ImageOps.exif_transpose(image).tobytes()


@pytest.mark.parametrize("turned", [1, 6])
@pytest.mark.parametrize("format", SIDES)
def test_only_how_it_is_turned_stays_of_what_is_written_beside_a_photo(
    format: str, turned: int
) -> None:
    told = photo(format, turned)
    kept = bare(SIDES[format], told)
    assert PLACE.encode() in told
    assert PLACE.encode() not in kept
    assert shown(kept) == shown(told)
    with Image.open(BytesIO(kept)) as image:
        assert dict(image.getexif()) == ({TURNED: turned} if turned > 1 else {})
        assert image.info["icc_profile"] == b"colours" * 30
        assert {"comment", "Place", "xmp", "XML:com.adobe.xmp"}.isdisjoint(image.info)
    assert bare(SIDES[format], kept) == kept


@pytest.mark.parametrize("how", [{"progressive": True}, {"restart_marker_blocks": 1}])
def test_a_photo_of_several_scans_is_whole(how: dict[str, object]) -> None:
    told = photo("JPEG", 3, quality=95, **how)
    kept = bare(JPEG, told)
    assert PLACE.encode() not in kept
    assert shown(kept) == shown(told)


@pytest.mark.parametrize("format", SIDES)
def test_what_is_torn_is_said_or_left_torn(format: str) -> None:
    told = photo(format, 6)
    for end in (3, 13, 40, len(told) // 2, len(told) - 30):
        try:
            kept = bare(SIDES[format], told[:end])
        except ValueError:
            continue
        assert PLACE.encode() not in kept
