# Added to electron-builder's script: a removal takes away what the program registered in the registry of the person who
# removes it. What she kept (settings, drafts, log) stays; docs/admin-guide.md says where.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegKey HKCU "Software\Classes\parley"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "org.example.parley"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "org.example.parley"
  ${endIf}
!macroend
