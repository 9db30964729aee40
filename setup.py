"""The compiled core. Everything else about the build stands in pyproject.toml."""

from Cython.Build import cythonize
from setuptools import Extension, setup

CFLAGS = ["-O3", "-fno-math-errno", "-Wno-unused-function"]

setup(
    ext_modules=cythonize(
        [
            Extension("broadsheet._text", ["src/broadsheet/_text.pyx"], extra_compile_args=CFLAGS),
            Extension("broadsheet.page._links", ["src/broadsheet/page/_links.pyx"], extra_compile_args=CFLAGS),
            Extension("broadsheet.page._index", ["src/broadsheet/page/_index.pyx"], extra_compile_args=CFLAGS),
            Extension("broadsheet.page._tree", ["src/broadsheet/page/_tree.pyx"], libraries=["dl"], extra_compile_args=CFLAGS),
            Extension("broadsheet.evidence._graph", ["src/broadsheet/evidence/_graph.pyx"], extra_compile_args=CFLAGS),
            Extension("broadsheet.fields._addresses", ["src/broadsheet/fields/_addresses.pyx"], extra_compile_args=CFLAGS),
            Extension("broadsheet.fields._around", ["src/broadsheet/fields/_around.pyx"], extra_compile_args=CFLAGS),
            Extension("broadsheet.fields._beside", ["src/broadsheet/fields/_beside.pyx"], extra_compile_args=CFLAGS),
            Extension("broadsheet.fields._dateline", ["src/broadsheet/fields/_dateline.pyx"], extra_compile_args=CFLAGS),
            Extension("broadsheet.fields._files", ["src/broadsheet/fields/_files.pyx"], extra_compile_args=CFLAGS),
            Extension("broadsheet.fields._foldword", ["src/broadsheet/fields/_foldword.pyx"], extra_compile_args=CFLAGS),
            Extension("broadsheet.fields._inline", ["src/broadsheet/fields/_inline.pyx"], extra_compile_args=CFLAGS),
            Extension("broadsheet.fields._labels", ["src/broadsheet/fields/_labels.pyx"], extra_compile_args=CFLAGS),
            Extension("broadsheet.fields._places", ["src/broadsheet/fields/_places.pyx"], extra_compile_args=CFLAGS),
            Extension("broadsheet.fields._separators", ["src/broadsheet/fields/_separators.pyx"], extra_compile_args=CFLAGS),
            Extension("broadsheet.fields._srcset", ["src/broadsheet/fields/_srcset.pyx"], extra_compile_args=CFLAGS),
            Extension("broadsheet.model._blocks", ["src/broadsheet/model/_blocks.pyx"], extra_compile_args=CFLAGS),
            Extension("broadsheet.model._context", ["src/broadsheet/model/_context.pyx"], extra_compile_args=CFLAGS),
            Extension("broadsheet.model._forest", ["src/broadsheet/model/_forest.pyx"], extra_compile_args=CFLAGS),
        ],
        compiler_directives={"language_level": 3, "embedsignature": True},
    )
)
