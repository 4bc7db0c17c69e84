; The installer for one person: no administrator rights, nothing outside the person's own folders.
;
; Silent: setup.exe /S [/D=C:\a folder]   (/D= comes last, without quotation marks)
; Exit codes: 0 done, 1 stopped by the person, 2 failed, 4 this Windows is too old, 5 the program is open.
;
; nsis.py defines NAME, PUBLISHER, VERSION, QUAD, WINDOW, CONSOLE, SUFFIX, KIND, PROGID, OUT, ICON, SIZE
; and writes install-files.nsh, remove-files.nsh and signing.nsh.
Unicode true
Target amd64-unicode
SetCompressor /SOLID ${COMPRESSION}
!if ${COMPRESSION} == lzma
  SetCompressorDictSize 32
!endif

!define OURS "Software\${NAME}"
!define CLASSES "Software\Classes"
!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define TOO_OLD 4
!define IS_OPEN 5
!define OLDEST_BUILD 17763 ; Windows 10, 1809: the oldest that Qt 6.12 serves

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${OURS}" "InstallDir"
RequestExecutionLevel user
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText " "
VIProductVersion "${QUAD}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "FileDescription" "${NAME}: installer"
VIAddVersionKey "FileVersion" "${QUAD}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT licence"
!include signing.nsh

!include MUI2.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "${NAME} will be removed from your account. Your self-evaluations stay where they are."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; Windows lets nobody write to a program that runs. $R0 is the folder; $R1 becomes 1 when it is open.
!macro LookWhetherOpen un
Function ${un}LookWhetherOpen
  StrCpy $R1 0
  !insertmacro TryFile "${WINDOW}"
  !insertmacro TryFile "${CONSOLE}"
FunctionEnd
!macroend
!macro TryFile FILE
  ${If} ${FileExists} "$R0\${FILE}"
    ClearErrors
    FileOpen $0 "$R0\${FILE}" a
    ${If} ${Errors}
      StrCpy $R1 1
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
!macroend
!insertmacro LookWhetherOpen ""
!insertmacro LookWhetherOpen "un."

; Go no further while the program in $R0 is open. Silently, leave with a code of its own.
!macro WaitUntilClosed un
  ${Do}
    Call ${un}LookWhetherOpen
    ${If} $R1 == 0
      ${Break}
    ${EndIf}
    ${If} ${Silent}
      SetErrorLevel ${IS_OPEN}
      Quit
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} is open. Save your work and close it, then choose Retry." IDRETRY +3
    SetErrorLevel ${IS_OPEN}
    Quit
  ${Loop}
!macroend

Function .onInit
  SetShellVarContext current
  SetRegView 64
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "${NAME} needs 64-bit Windows 10 (1809 or newer) or Windows 11. Nothing was changed." /SD IDOK
    SetErrorLevel ${TOO_OLD}
    Quit
  ${EndIf}
FunctionEnd

Function un.onInit
  SetShellVarContext current
  SetRegView 64
FunctionEnd

Section "-Program"
  ; The version that is there goes first, wherever it is, so that no file of it is left behind.
  ReadRegStr $R0 HKCU "${OURS}" "InstallDir"
  ${If} $R0 == ""
    StrCpy $R0 $INSTDIR
  ${EndIf}
  !insertmacro WaitUntilClosed ""
  ${If} ${FileExists} "$R0\uninstall.exe"
    ClearErrors
    ExecWait '"$R0\uninstall.exe" /S _?=$R0' $0
    ${If} ${Errors}
    ${OrIf} $0 != 0
      MessageBox MB_OK|MB_ICONSTOP "The version of ${NAME} that is there could not be removed. Restart Windows and try again." /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    Delete "$R0\uninstall.exe"
    RMDir "$R0"
  ${EndIf}

  ClearErrors
  !include install-files.nsh
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "Some files of ${NAME} could not be written. Make some room on the disk, or choose another folder, and install it again." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}"

  WriteRegStr HKCU "${OURS}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${CLASSES}\${PROGID}" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\DefaultIcon" "" '"$INSTDIR\${WINDOW}",1'
  WriteRegStr HKCU "${CLASSES}\${PROGID}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  WriteRegStr HKCU "${CLASSES}\${SUFFIX}" "" "${PROGID}"
  WriteRegStr HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids" "${PROGID}" ""
  WriteRegStr HKCU "${LISTED}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LISTED}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${LISTED}" "DisplayIcon" "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${LISTED}" "NoModify" 1
  WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1
  WriteRegDWORD HKCU "${LISTED}" "EstimatedSize" ${SIZE}
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  StrCpy $R0 $INSTDIR
  !insertmacro WaitUntilClosed "un."
  ; Only what was installed is removed: the person may have chosen a folder with other things in it.
  !include remove-files.nsh
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"

  ReadRegStr $0 HKCU "${CLASSES}\${SUFFIX}" ""
  ${If} $0 == "${PROGID}"
    DeleteRegValue HKCU "${CLASSES}\${SUFFIX}" ""
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${SUFFIX}"
  DeleteRegKey HKCU "${CLASSES}\${PROGID}"
  DeleteRegKey HKCU "${LISTED}"
  DeleteRegKey HKCU "${OURS}"
  ${RefreshShellIcons}
SectionEnd
