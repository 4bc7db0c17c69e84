/* Starts the CPython in this folder with our package: "ILACS Desktop.exe" (a window) and
 * "ilacs-desktop.exe" (in a console, when built with CONSOLE) differ in nothing else.
 *
 *   <folder>\this program      <folder>\runtime\PYTHON_DLL      <folder>\runtime\....._pth
 *
 * The library is loaded by its full path, so nothing on PATH can stand in for it. The ._pth file
 * beside it fixes where modules come from. Py_Main is in CPython's stable interface, so no header
 * of a certain version is needed, and a newer CPython of the same 3.x can be dropped in.
 */
#ifndef UNICODE
#define UNICODE
#endif
#include <windows.h>
/* after windows.h, which it needs */
#include <shellapi.h>
#include <stdio.h>
#include <wchar.h>

#define TITLE L"ILACS Desktop"
#define LONGEST 32768 /* characters of a path, as Windows has it */

typedef int (*main_function)(int, wchar_t **);

static wchar_t program[LONGEST];

/* Say in a sentence why nothing starts, and return the exit code for it. */
static int refuse(const wchar_t *why)
{
    wchar_t text[1024];
    DWORD code = GetLastError();
    _snwprintf(text, 1023,
               L"ILACS Desktop could not start: %ls (code %lu).\n\nYour files are as they were. "
               L"Install the program again, or ask your IT team.",
               why, code);
    text[1023] = 0;
#ifdef CONSOLE
    fwprintf(stderr, L"%ls\n", text);
#else
    MessageBoxW(NULL, text, TITLE, MB_OK | MB_ICONERROR);
#endif
    return 3;
}

/* Return where a file of this folder is, in memory that stays. */
static wchar_t *beside(const wchar_t *name)
{
    wchar_t *path = HeapAlloc(GetProcessHeap(), 0, (LONGEST + 64) * sizeof *path);
    if (path) {
        wcscpy(path, program);
        wcscpy(wcsrchr(path, L'\\') + 1, name);
    }
    return path;
}

/* Libraries come from Windows and from this folder, never from the current one or from PATH. */
static void narrow_the_search(void)
{
    static const wchar_t *const folders[] = {L"lib\\PySide6", L"lib\\shiboken6"};
    SetDllDirectoryW(L"");
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32 | LOAD_LIBRARY_SEARCH_USER_DIRS);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        wchar_t *folder = beside(folders[i]);
        if (folder)
            AddDllDirectory(folder);
    }
}

/* Run our package with the words of the command line. -I: heed nothing of the user's own Python;
 * -B: write nothing here; utf8: text is UTF-8 whatever the code page. */
static int run(main_function python)
{
    wchar_t *fixed[] = {program, L"-I", L"-B", L"-X", L"utf8", L"-m", L"ilacs_desktop"};
    const int before = sizeof fixed / sizeof *fixed;
    int given = 0;
    wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &given);
    if (!words)
        return refuse(L"its command line cannot be read");
    wchar_t **all = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, (before + given) * sizeof *all);
    if (!all)
        return refuse(L"there is no memory");
    for (int i = 0; i < before; i++)
        all[i] = fixed[i];
    for (int i = 1; i < given; i++)
        all[before + i - 1] = words[i];
    return python(before + given - 1, all);
}

static int start(void)
{
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOOPENFILEERRORBOX);
    DWORD length = GetModuleFileNameW(NULL, program, LONGEST);
    if (!length || length >= LONGEST || !wcsrchr(program, L'\\'))
        return refuse(L"its own place is unknown");
    narrow_the_search();
    wchar_t *path = beside(L"runtime\\" PYTHON_DLL);
    if (!path)
        return refuse(L"there is no memory");
    HMODULE library = LoadLibraryExW(
        path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (!library)
        return refuse(L"runtime\\" PYTHON_DLL L" is missing or blocked");
    main_function python = (main_function)(void *)GetProcAddress(library, "Py_Main");
    if (!python)
        return refuse(L"runtime\\" PYTHON_DLL L" is not the right one");
    return run(python);
}

#ifdef CONSOLE
int wmain(void)
{
    return start();
}
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR words, int show)
{
    (void)instance, (void)before, (void)words, (void)show;
    return start();
}
#endif
