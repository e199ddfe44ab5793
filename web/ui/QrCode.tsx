import { useEffect, useState } from 'react'
import './qr-code.css'

type Grid = { size: number; data: boolean[][] }

/** A text for another phone's camera. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [grid, setGrid] = useState<Grid>()
  useEffect(() => {
    void import('uqr').then(({ encode }) => setGrid(encode(text)))
  }, [text])
  if (!grid) return null

  const dots = grid.data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  )
  return (
    <svg className="qr" viewBox={`0 0 ${grid.size} ${grid.size}`} role="img" aria-label={label}>
      <path d={dots.join('')} shapeRendering="crispEdges" />
    </svg>
  )
}
