"""What is taken from the package indexes: exact versions, and the SHA-256 each file must have.

npm's part is pinned in package.json and package-lock.json, the development environment in pyproject.toml.
"""

from typing import NamedTuple


class Wheel(NamedTuple):
    """One wheel of the Python package index."""

    name: str
    version: str
    sha256: str
    platform: str = "any"


# Has to be the version in package.json; its pyodide-lock.json names the wheels of the distribution.
PYODIDE_VERSION = "314.0.4"
TARGET_PYTHON = "3.14"
TARGET_PLATFORM = "pyemscripten_2026_0_wasm32"

# What the worker package needs from the distribution, by its name in pyodide-lock.json.
# The lock adds pytz to pandas, which has no need of it.
RUNTIME_PACKAGES = (
    "annotated-types",
    "lxml",
    "numpy",
    "pandas",
    "pydantic",
    "pydantic-core",
    "python-dateutil",
    "six",
    "typing-extensions",
    "typing-inspection",
)

# Wheels of the package index that are shipped besides: one line each, with TARGET_PLATFORM if compiled for it.
SHIPPED_WHEELS: tuple[Wheel, ...] = (
    # Reads workbooks. The index and the carrier below do not have the 0.6.2 that pyodide-lock.json names.
    Wheel(
        "python-calamine",
        "0.9.1",
        "1f9a2f99d65f4cc647f3fc57ff80a2bb492bf8ce66a637b67064d1663697ae21",
        TARGET_PLATFORM,
    ),
    # Writes workbooks.
    Wheel("xlsxwriter", "3.3.1", "8e2c89e59d733fe59e112317218c64fbbc276d90a8c144ebd6f7fa15e7ab184a"),
)

# This package happens to carry the very wheels that pyodide-lock.json names, in the folder below.
CARRIER = Wheel("open-webui", "0.12.4", "02e9caba96234db3fa17a92e56163b3f7f2b8ca8227fa886b85c178d696483f6")
CARRIER_PYTHON = "3.12"
CARRIER_FOLDER = "open_webui/frontend/pyodide/"

# Run inside Pyodide at build time, never shipped.
COMPILER_WHEELS = (
    Wheel("packaging", "26.3", "d7193f7c8e4e93f444fde0262bf90af30e16fa0ad0ad44cb553c87339b23cd1c"),
    Wheel("platformdirs", "4.14.7", "391513b74707c42335fff3ea17eaac657a7ee9ffcadd809634d34ea594d0122c"),
    Wheel("pygments", "2.21.0", "2363c69b61c4a97c838da3b130dcd6468f4848992b21a82f2a63ec34377137d9"),
    Wheel("pyodide-build", "0.39.2", "9041cbb02e561a253674a42aaf90a86c32a11867aee46a9d41d049173604f1d9"),
    Wheel("rich", "15.0.0", "33bd4ef74232fb73fe9279a257718407f169c09b78a87ad3d296f548e27de0bb"),
)
TEST_WHEELS = (
    Wheel("et-xmlfile", "2.0.0", "7a91720bc756843502c3b7504c77b8fe44217c85c537d85037f0f536151b2caa"),
    Wheel(
        "hypothesis",
        "6.170.15",
        "1138c03edf4c4401afb28e50255644b4ab4e1ad52864456cd4e84458ba8c671a",
        TARGET_PLATFORM,
    ),
    Wheel("iniconfig", "2.3.1", "9121e2c1fdb355232495be3194c8dfe87ccc2d5dee45947b78e68f499790d7a7"),
    Wheel("openpyxl", "3.1.5", "5282c12b107bffeef825f4617dc029afaf41d0ea60823bbb665ef3079dc79de2"),
    Wheel("packaging", "26.3", "d7193f7c8e4e93f444fde0262bf90af30e16fa0ad0ad44cb553c87339b23cd1c"),
    Wheel("pluggy", "1.7.0", "7dd7b0d8832ba3cb632c306926ded123429211b83641b35dc5c41ad2d34f9bec"),
    Wheel("pygments", "2.21.0", "2363c69b61c4a97c838da3b130dcd6468f4848992b21a82f2a63ec34377137d9"),
    Wheel("pytest", "9.2.0", "07acdcf88ec174f907dc01af70bf52d49b014bbab03faeeade31c96b18c2e588"),
    Wheel("sortedcontainers", "2.4.0", "a163dcaede0f1c021485e957a39245190e74249897e2ae4b2aa38595db237ee0"),
)
