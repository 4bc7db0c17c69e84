/* For tests under Wine 8, which lacks Windows 10's icuuc.dll. Qt asks it for old code pages only.
 * Every answer is "there is none", so Qt uses what it has itself: UTF-8, UTF-16, Latin-1. */
typedef int error_code;

#define EXPORT __declspec(dllexport)
#define NO_SUCH_FILE 4
#define NOT_SUPPORTED 16

static void refuse(error_code *error, error_code why)
{
    if (error && *error <= 0)
        *error = why;
}

EXPORT void *ucnv_open(const char *name, error_code *e) { (void)name; refuse(e, NO_SUCH_FILE); return 0; }
EXPORT void ucnv_close(void *c) { (void)c; }
EXPORT void ucnv_reset(void *c) { (void)c; }
EXPORT signed char ucnv_getMaxCharSize(void *c) { (void)c; return 4; }
EXPORT const char *ucnv_getName(void *c, error_code *e) { (void)c; refuse(e, NOT_SUPPORTED); return 0; }
EXPORT const char *ucnv_getStandardName(const char *n, const char *s, error_code *e)
{
    (void)n, (void)s;
    refuse(e, NOT_SUPPORTED);
    return 0;
}
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT const char *ucnv_getAvailableName(int n) { (void)n; return 0; }
EXPORT void ucnv_getToUCallBack(void *c, void **action, const void **context)
{
    (void)c;
    if (action) *action = 0;
    if (context) *context = 0;
}
EXPORT void ucnv_getFromUCallBack(void *c, void **action, const void **context)
{
    ucnv_getToUCallBack(c, action, context);
}
EXPORT void ucnv_setToUCallBack(void *c, void *a, const void *b, void **d, const void **f, error_code *e)
{
    (void)c, (void)a, (void)b, (void)d, (void)f;
    refuse(e, NOT_SUPPORTED);
}
EXPORT void ucnv_setFromUCallBack(void *c, void *a, const void *b, void **d, const void **f, error_code *e)
{
    ucnv_setToUCallBack(c, a, b, d, f, e);
}
EXPORT void ucnv_toUnicode(void *c, void *t, const void *u, void *s, const void *l, int *o, signed char f, error_code *e)
{
    (void)c, (void)t, (void)u, (void)s, (void)l, (void)o, (void)f;
    refuse(e, NOT_SUPPORTED);
}
EXPORT void ucnv_fromUnicode(void *c, void *t, const void *u, void *s, const void *l, int *o, signed char f, error_code *e)
{
    ucnv_toUnicode(c, t, u, s, l, o, f, e);
}
EXPORT int ucnv_toUCountPending(void *c, error_code *e) { (void)c; refuse(e, NOT_SUPPORTED); return 0; }
EXPORT int ucnv_fromUCountPending(void *c, error_code *e) { (void)c; refuse(e, NOT_SUPPORTED); return 0; }
EXPORT void ucnv_cbToUWriteUChars(void *a, const void *s, int l, int o, error_code *e)
{
    (void)a, (void)s, (void)l, (void)o;
    refuse(e, NOT_SUPPORTED);
}
EXPORT void ucnv_cbFromUWriteUChars(void *a, const void *s, int l, int o, error_code *e)
{
    ucnv_cbToUWriteUChars(a, s, l, o, e);
}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
