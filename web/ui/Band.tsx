import './band.css'

/** The one ornament of the house: a strip as woven on the hem of a Thái skirt. */
export function Band() {
  return (
    <svg className="band" height="14" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="woven" width="42" height="14" patternUnits="userSpaceOnUse">
          <path className="ground" d="M0 0h42v14H0z" />
          <path className="thread-b" d="M21 1l6 6-6 6-6-6zM0 1l6 6-6 6zM42 1v12l-6-6z" />
          <path className="ground" d="M21 4l3 3-3 3-3-3zM0 4l3 3-3 3zM42 4v6l-3-3z" />
          <path className="thread-c" d="M10.5 5l2 2-2 2-2-2zM31.5 5l2 2-2 2-2-2z" />
          <path className="thread-d" d="M0 0h42v1H0zM0 13h42v1H0z" />
        </pattern>
      </defs>
      <rect width="100%" height="14" fill="url(#woven)" />
    </svg>
  )
}
