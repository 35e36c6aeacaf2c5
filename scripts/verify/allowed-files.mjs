// The one list of what may be in a package. A file that no pattern knows fails the verification: what is new is added here
// by somebody who looked at it.

/** Inside app.asar (and its unpacked part). @type {readonly RegExp[]} */
export const IN_ASAR = [
  /^package\.json$/,
  /^assets\/icons\/256x256\.png$/,
  /^assets\/tray\/[a-z\d-]+(Template)?(@2x)?\.png$/,
  /^out\/dictionaries\/(en|fr|sl)\.(bdic\.br|licence\.txt)$/,
  /^out\/main\/(index|backend)\.js$/,
  /^out\/main\/chunks\/[\w.-]+-[\w-]{8}\.js$/,
  /^out\/main\/native\/classic-level\.node$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[\w.-]+-[\w-]{8}\.(js|css|woff2|wav)$/,
];

/** What Electron itself brings, and our archive: in the folder of the program, on Linux and Windows. @type {readonly RegExp[]} */
export const IN_PROGRAM = [
  /^(parley|Parley\.exe)$/,
  /^(chrome-sandbox|chrome_crashpad_handler)$/,
  /^chrome_(100|200)_percent\.pak$/,
  /^resources\.pak$/,
  /^icudtl\.dat$/,
  /^(snapshot_blob|v8_context_snapshot)\.bin$/,
  /^(lib(EGL|GLESv2|ffmpeg|vk_swiftshader)\.so|libvulkan\.so\.1)$/,
  /^(libEGL|libGLESv2|ffmpeg|vk_swiftshader|vulkan-1|d3dcompiler_47|dxcompiler|dxil)\.dll$/,
  /^vk_swiftshader_icd\.json$/,
  /^LICENSE\.electron\.txt$/,
  /^LICENSES\.chromium\.html$/,
  /^version$/,
  /^locales\/(en-US|fr|sl)\.pak$/,
  /^resources\/app\.asar$/,
  /^resources\/app\.asar\.unpacked\/(out\/main\/native\/classic-level\.node|assets\/icons\/256x256\.png)$/,
  /^resources\/(apparmor-profile|package-type|app-update\.yml|elevate\.exe)$/,
];

/** Beside the folder of the program, in a Linux package. @type {readonly RegExp[]} */
export const AROUND_PROGRAM = [
  /^usr\/bin\/parley$/,
  /^usr\/share\/applications\/parley\.desktop$/,
  /^usr\/share\/man\/man1\/parley\.1(\.gz)?$/,
  /^usr\/share\/metainfo\/org\.example\.parley\.metainfo\.xml$/,
  /^usr\/share\/icons\/hicolor\/\d+x\d+\/apps\/parley\.png$/,
];

/** At the top of an AppImage, which is the folder of the program at the same time. @type {readonly RegExp[]} */
export const IN_APPIMAGE = [/^AppRun$/, /^\.DirIcon$/, /^parley\.(desktop|png)$/];

/** In `Contents` of a macOS program. @type {readonly RegExp[]} */
export const IN_MAC_PROGRAM = [
  /^(Info\.plist|PkgInfo)$/,
  /^MacOS\/Parley$/,
  /^_CodeSignature\//,
  /^Frameworks\/(Electron Framework|Mantle|ReactiveObjC|Squirrel)\.framework\//,
  /^Frameworks\/Parley Helper( \(\w+\))?\.app\//,
  /^Resources\/(icon\.icns|app\.asar|app-update\.yml|(en|fr|sl)\.lproj\/.*)$/,
  /^Resources\/app\.asar\.unpacked\/(out\/main\/native\/classic-level\.node|assets\/icons\/256x256\.png)$/,
];

/**
 * @param {readonly string[]} paths
 * @param {readonly RegExp[]} allowed
 * @returns {string[]} those that no pattern knows
 */
export const unknownFiles = (paths, allowed) => paths.filter((path) => !allowed.some((pattern) => pattern.test(path)));
