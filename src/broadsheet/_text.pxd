cpdef str squash(str text)
