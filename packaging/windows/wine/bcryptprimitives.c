/* For tests under Wine 8, which lacks bcryptprimitives.dll: libraries written in Rust take their
 * random numbers from it. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID out, ULONG size); /* RtlGenRandom */

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE out, SIZE_T size)
{
    while (size) {
        ULONG part = size > 0x10000 ? 0x10000 : (ULONG)size;
        if (!SystemFunction036(out, part))
            return FALSE;
        out += part;
        size -= part;
    }
    return TRUE;
}
