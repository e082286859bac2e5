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
OURS = frozenset(
    (
        *("_PyImport_ImportModule", "_PyObject_GetAttrString", "_python2js", "_jslib_init", "_init_pyodide_proxy"),
        *("__hiwire_get", "__hiwire_set", "__PyRuntime", "__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET"),
        *("__PyImport_FrozenBootstrap", "__PyImport_FrozenStdlib"),
        *("_calloc", "_free", "_PyObject_Calloc", "_PyObject_Free"),
        *("_emscripten_stack_get_current", "_emscripten_stack_get_end"),
    )
)
"""What the site's own JavaScript asks for: `python.mjs`, and `take_memory.mjs` of the build."""

TRAMPOLINE = '_PyEM_InitTrampoline_js.sig="v";'
"""Behind a function of the loader that `python.mjs` asks for, and that has no name outside."""

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
    needed = (*NEVER, TRAMPOLINE, f"relocateExports(wasmExports,{MEMORY_BASE})")
    strange = [text for text in needed if script.count(text) != 1]
    if strange or not (heap and symbols and FUNCTIONS.search(script)):
        raise BuildError(
            "site_build/interpreter/loader.py does not know this version of Pyodide's loader: it lacks "
            f"“{strange[0] if strange else 'names and addresses of the WebAssembly'}”."
        )
    left = script
    for text in NEVER:
        left = left.replace(text, "")
    left = left.replace(TRAMPOLINE, f'{TRAMPOLINE}Module["_PyEM_InitTrampoline_js"]=_PyEM_InitTrampoline_js;')
    used = OURS.union(WORD.findall(ADDRESSES.sub("", FUNCTIONS.sub("", left)) + entry))
    left = FUNCTIONS.sub(lambda found: _named(found[1], found[0]) if found[1] in used else "", left)
    left = ADDRESSES.sub(lambda found: found[0] if found[1] in used else "", left)
    addresses = frozenset(offset for name, offset in symbols.items() if name in used)
    named = ENTRY_POINTS | set(NAMED.findall(left))
    return Loader(left, used, frozenset(named), addresses, frozenset(symbols.values()), int(heap[1]))


def _named(name: str, statement: str) -> str:
    """Return the statement of a function that is asked for from outside with a name for the outside."""
    if name not in OURS or "Module[" in statement:
        return statement
    return statement.replace("=", f'=Module["{name}"]=', 1)
