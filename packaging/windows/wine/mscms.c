/* For tests under Wine 8, whose mscms.dll ends the program when Qt asks for the colours of a screen.
 * This one knows no colour profile, so Qt takes sRGB. */
#include <windows.h>

#define EXPORT __declspec(dllexport)

EXPORT HANDLE WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD mode)
{
    (void)profile, (void)access, (void)share, (void)mode;
    SetLastError(ERROR_FILE_NOT_FOUND);
    return NULL;
}
EXPORT BOOL WINAPI CloseColorProfile(HANDLE profile) { (void)profile; return FALSE; }
EXPORT BOOL WINAPI GetColorProfileFromHandle(HANDLE profile, BYTE *out, DWORD *size)
{
    (void)profile, (void)out, (void)size;
    return FALSE;
}
EXPORT HANDLE WINAPI WcsCreateIccProfile(HANDLE profile, DWORD options)
{
    (void)profile, (void)options;
    return NULL;
}
