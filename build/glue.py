"""Changes to Pyodide's loader (pyodide.asm.mjs): extension modules load several times faster, and into a snapshot.

The loader is Emscripten's output. Each change names the exact text that it replaces, so that another version of
Pyodide stops the build instead of being changed wrongly.
"""

from places import BuildError

_CHANGES = (
    # Each time an extension module was loaded, all of the thousands of symbols known so far were searched again
    # for unresolved ones. A list of the unresolved ones makes that as short as it can be.
    ("var GOT={};", "var GOT={};var unresolvedGOT=[];"),
    (
        'rtn=GOT[symName]=new WebAssembly.Global({value:"i32",mutable:true},-1)}',
        'rtn=GOT[symName]=new WebAssembly.Global({value:"i32",mutable:true},-1);unresolvedGOT.push(symName)}',
    ),
    (
        "var reportUndefinedSymbols=()=>{for(var[symName,entry]of Object.entries(GOT)){",
        "var reportUndefinedSymbols=()=>{unresolvedGOT=unresolvedGOT.filter(name=>GOT[name].value==-1);"
        "for(var symName of unresolvedGOT){var entry=GOT[symName];",
    ),
    # A start from a snapshot puts each extension module's data where they were when the snapshot was taken.
    ("var getMemory=size=>{", 'var getMemory=size=>{if(Module["memoryBase"])return Module["memoryBase"];'),
    # Extension modules that the web worker has compiled ahead, while Python was starting, are taken as they are.
    (
        'if(f){var libData=FS.readFile(f,{encoding:"binary"});',
        'if(f){var libData=Module["compiledLibraries"]?.[f]??FS.readFile(f,{encoding:"binary"});',
    ),
)


def with_fast_libraries(loader: str) -> str:
    """The text of pyodide.asm.mjs with the changes.

    Raises BuildError if a text to replace is not there exactly once.
    """
    for old, new in _CHANGES:
        if loader.count(old) != 1:
            raise BuildError(
                f"pyodide.asm.mjs is not the one that build/glue.py knows: {loader.count(old)} × {old!r}"
            )
        loader = loader.replace(old, new)
    return loader
