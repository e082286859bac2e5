"""Pyodide's loader in JavaScript: what it asks of the WebAssembly, and the loader without what it never asks for.

Pyodide gives every function of the interpreter a name in JavaScript, for libraries that are loaded later. This site
loads none, so nine of ten such names go.
"""

import re
from dataclasses import dataclass

from site_build import BuildError

FUNCTIONS = re.compile(r'var (_\w+)=(?:Module\["\w+"\]=)?wasmExports\["(\w+)"\];')
ADDRESSES = re.compile(r'var (_\w+)=Module\["\w+"\]=(\d+);')
"""How the loader names a function and an address of the WebAssembly."""

HEAP = re.compile(r"var ___heap_base=(\d+);")
WORD = re.compile(r"[\w$]+")

MEMORY_BASE, TABLE_BASE = 1024, 1
"""Where the loader puts the data and the functions of the WebAssembly."""

DYNAMIC = "dynamicLibraries=metadata.neededDynlibs.concat(dynamicLibraries)"
NEVER = (
    '__RELOC_FUNCS__.push(wasmExports["__wasm_apply_data_relocs"]);',
    f"var metadata=getDylinkMetadata(module);if(metadata.neededDynlibs){{{DYNAMIC}}}",
)
"""What the loader does only for a module that may lie anywhere: addresses are written into the data by the build."""

NAMED = re.compile(r'wasmExports(?:\.|\[")(\w+)')
ENTRY_POINTS = {"main", "__main_argc_argv"}
"""What the loader looks for by a name that is handed on."""


@dataclass(frozen=True)
class Loader:
    """What is left of the loader, the names that it may ask for, and addresses that it knows."""

    text: str
    words: frozenset[str]
    """Every word of the loader: a function of the WebAssembly has an underscore before its name there."""
    named: frozenset[str]
    """The functions that it takes from the WebAssembly by their own names."""
    addresses: frozenset[int]
    """Offsets in the data that the loader reads or writes."""
    symbols: frozenset[int]
    """Offsets in the data where something begins."""
    heap: int
    """The address behind everything that the WebAssembly declares."""

    def asks_for(self, export: str) -> bool:
        """Tell whether the loader may use a function of the WebAssembly: of its words, most are none."""
        return f"_{export}" in self.words or export in self.named


def read_loader(script: str, entry: str) -> Loader:
    """Read `pyodide.asm.js` and `pyodide.mjs`; raise `BuildError` when this is no loader of the known kind."""
    heap = HEAP.search(script)
    symbols = {name: int(address) - MEMORY_BASE for name, address in ADDRESSES.findall(script)}
    needed = (*NEVER, f"relocateExports(wasmExports,{MEMORY_BASE})")
    strange = [text for text in needed if script.count(text) != 1]
    if strange or not (heap and symbols and FUNCTIONS.search(script)):
        raise BuildError(
            "site_build/interpreter/loader.py does not know this version of Pyodide's loader: it lacks "
            f"“{strange[0] if strange else 'names and addresses of the WebAssembly'}”."
        )
    left = script
    for text in NEVER:
        left = left.replace(text, "")
    used = frozenset(WORD.findall(ADDRESSES.sub("", FUNCTIONS.sub("", left)) + entry))
    left = FUNCTIONS.sub(lambda found: found[0] if found[1] in used else "", left)
    left = ADDRESSES.sub(lambda found: found[0] if found[1] in used else "", left)
    addresses = frozenset(offset for name, offset in symbols.items() if name in used)
    named = ENTRY_POINTS | set(NAMED.findall(left))
    return Loader(left, used, frozenset(named), addresses, frozenset(symbols.values()), int(heap[1]))
