cpdef str squash(str text)
cdef bint is_clean(str text) noexcept
