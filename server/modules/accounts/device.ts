const browsers: [RegExp, string][] = [
  [/\bZalo\b/i, 'Zalo'],
  [/\bEdgA?\//, 'Edge'],
  [/\bcoc_coc_browser\//i, 'Cốc Cốc'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

/** What a person would call the device they signed in on, from proper names alone: `Chrome · Android`. */
export function deviceOf(userAgent: string | undefined) {
  const named = [browsers, systems].flatMap(
    (all) => all.find(([sign]) => sign.test(userAgent ?? ''))?.[1] ?? [],
  )
  return named.join(' · ') || '?'
}
