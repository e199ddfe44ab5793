import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from 'wouter'
import './button.css'
import { Icon, type IconName } from './Icon.tsx'

type Look = 'main' | 'quiet' | 'plain' | 'danger'

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: Look
  icon?: IconName | undefined
  /** Something is under way: it cannot be pressed twice. */
  busy?: boolean
}

/** Does something. One `main` button to a screen. */
export function Button({ look = 'quiet', icon, busy = false, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`button ${look} ${rest.className ?? ''}`}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

type LinkButtonProps = { href: string; look?: Look; icon?: IconName; children: ReactNode }

/** Goes somewhere, and looks like a button. */
export function LinkButton({ href, look = 'quiet', icon, children }: LinkButtonProps) {
  return (
    <Link href={href} className={`button ${look}`}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}
