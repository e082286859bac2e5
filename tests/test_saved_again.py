"""A file that somebody opened in LibreOffice and saved again is read as before. Without LibreOffice this is skipped."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.shapes.try_out import Tried, read

OFFICE = shutil.which("soffice")
IMPORTS = Path(__file__).parent / "fixtures" / "imports"
COMMAS = "44,34,76,1"  # separator, quotation mark, UTF-8, from the first row

SAMPLE = (
    "agreement-and-importance",
    "apostrophe-numbers",
    "bilingual-answers",
    "branched-sections-same-names",
    "excel-equals-quoted",
    "excel-resaved-friday",
    "google-german-words",
    "long-format",
    "median-row-at-the-end",
    "qualtrics-preview-rows",
    "redcap-raw",
    "scale-1-to-7",
    "surveymonkey-expanded-text",
    "transposed",
)
"""Of each kind of shape one that is separated by commas: of others LibreOffice has to be told how to open them."""

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the sample in each format, in a folder named after it."""
    folder = tmp_path_factory.mktemp("office")

    def convert(to: str, paths: list[Path]) -> None:
        target = folder / to.partition(":")[0]
        command = [str(OFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        command += [f"--infilter=CSV:{COMMAS}"] if paths[0].suffix == ".csv" else []
        command += ["--convert-to", to, "--outdir", str(target), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True)

    sample = [IMPORTS / f"{name}.csv" for name in SAMPLE]
    convert("xlsx", sample)
    convert("ods", sample)
    convert(f"csv:Text - txt - csv (StarCalc):{COMMAS}", sorted((folder / "xlsx").iterdir()))
    return folder


def told(tried: Tried) -> tuple[object, ...]:
    return tried.code, tried.people, sorted(tried.kinds)


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
def test_saving_again_changes_nothing(saved: Path, kind: str) -> None:
    """Nobody is lost, nobody's answers change, and the same is asked."""
    again = {name: told(read(saved / kind / f"{name}.{kind}")) for name in SAMPLE}
    assert {name: told(read(IMPORTS / f"{name}.csv")) for name in SAMPLE} == again
