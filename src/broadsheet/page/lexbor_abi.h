/* The few functions of Lexbor (https://lexbor.com) that the core calls, as function types.
 *
 * Lexbor comes inside the wheel of selectolax, whose shared object exports it. Only exported functions are called; no
 * layout of any Lexbor struct is known here.
 */
#ifndef BROADSHEET_LEXBOR_ABI_H
#define BROADSHEET_LEXBOR_ABI_H

#include <stddef.h>
#include <stdint.h>

typedef void *(*lxb_create_f)(void);
typedef void *(*lxb_destroy_f)(void *document);
typedef unsigned int (*lxb_parse_f)(void *document, const unsigned char *html, size_t size);
typedef void *(*lxb_link_f)(void *node);                                /* first child, next, parent, first attribute */
typedef unsigned int (*lxb_type_f)(void *node);
typedef uintptr_t (*lxb_id_f)(void *node);
typedef const unsigned char *(*lxb_name_f)(void *node, size_t *length); /* a name, a value, a text */

#endif
