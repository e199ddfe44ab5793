const paths = {
  home: 'M3 11l9-7 9 7M5 10v10h5v-6h4v6h5V10',
  diary: 'M5 4h12a2 2 0 012 2v14H7a2 2 0 01-2-2zM9 9h6M9 13h6',
  figures: 'M4 20V10M10 20V4M16 20v-7M21 20H3',
  models: 'M12 3l8 4-8 4-8-4zM4 12l8 4 8-4M4 17l8 4 8-4',
  search: 'M11 4a7 7 0 100 14 7 7 0 000-14zM16 16l5 5',
  check: 'M4 12l5 5L20 6',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  person: 'M12 4a4 4 0 100 8 4 4 0 000-8zM4 21c0-5 4-7 8-7s8 2 8 7',
  place: 'M12 21s7-6.5 7-12a7 7 0 10-14 0c0 5.5 7 12 7 12zM12 7a2 2 0 100 4 2 2 0 000-4z',
  photo: 'M4 7h4l2-2h4l2 2h4v12H4zM12 10a3 3 0 100 6 3 3 0 000-6z',
  pen: 'M4 20l1-5L16 4l4 4L9 19z',
  phone: 'M5 3h4l2 5-2.5 2a12 12 0 005.5 5.5l2-2.5 5 2v4c0 1-1 2-2 2C10 21 3 12 3 5c0-1 1-2 2-2z',
  key: 'M8 12a4 4 0 100-8 4 4 0 000 8zM11 11l9 9M17 17l2-2M14 14l2-2',
  print: 'M7 9V3h10v6M7 18H4v-7h16v7h-3M7 14h10v7H7z',
  send: 'M4 12l16-8-6 16-3-7z',
  sun: 'M12 8a4 4 0 100 8 4 4 0 000-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5L19 19M19 5l-1.5 1.5M5 19l1.5-1.5',
  map: 'M9 4L3 6v14l6-2 6 2 6-2V4l-6 2zM9 4v14M15 6v14',
  people:
    'M9 5a3 3 0 100 6 3 3 0 000-6zM3 20c0-4 3-6 6-6s6 2 6 6M16 6a3 3 0 010 6M17 14c3 0 4 2 4 5',
  clock: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3 3',
  bell: 'M6 17v-6a6 6 0 0112 0v6l2 2H4zM10 21.5h4M12 3v2',
  fire: 'M12 3c1 4 6 6 6 11a6 6 0 01-12 0c0-3 2-4 2-7 2 1 3 2 3 4 1-2 2-4 1-8z',
  door: 'M6 21V3h12v18M3 21h18M14.5 12v.5',
  hand: 'M8 14V6a1.5 1.5 0 013 0v5-7a1.5 1.5 0 013 0v7-5a1.5 1.5 0 013 0v9a6 6 0 01-6 6c-3 0-4.5-1-7-6a1.5 1.5 0 012.5-1.5z',
  heart: 'M12 20C5 15 3 12 3 9a4.5 4.5 0 019-1 4.5 4.5 0 019 1c0 3-2 6-9 11z',
  wave: 'M2 9c3-3 5 3 10 0s7 0 10 0M2 15c3-3 5 3 10 0s7 0 10 0',
  boat: 'M3 14h18l-3 6H6zM12 14V3l6 8h-6',
  quiet: 'M6 17v-6a6 6 0 0112 0v6l2 2H4zM10 21.5h4M3 3l18 18',
  warn: 'M12 3l10 18H2zM12 10v5M12 18v.5',
}

export type IconName = keyof typeof paths

/** A small line drawing that stands beside words, never in their place. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
