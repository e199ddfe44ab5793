import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { SignInPage } from './SignInPage.tsx'

const unit = { id: 'u1', kind: 'residential', title: 'Bản', name: 'Quỳnh Chiên', validTo: null }
const hoa = {
  accountId: 'a1',
  name: 'Quàng Thị Hoa',
  role: 'village_head',
  unit,
  province: 'Sơn La',
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function open(answers: Record<string, () => Response>) {
  const asked: [string, unknown][] = []
  vi.stubGlobal('fetch', async (url: string, init: { method: string; body?: string }) => {
    const at = `${init.method} ${url}`
    asked.push([at, init.body && JSON.parse(init.body)])
    return answers[at]?.() ?? Response.json({ code: 'page.not_found' }, { status: 404 })
  })
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SignInPage />
    </QueryClientProvider>,
  )
  return asked
}

test('in the demonstration one press is enough', async () => {
  const asked = open({
    'GET /api/sign-in/demonstration': () => Response.json([hoa]),
    'POST /api/sign-in/demonstration': () => Response.json({ next: 'inside' }),
    'GET /api/me': () => Response.json({ id: hoa.accountId, name: hoa.name }),
  })

  fireEvent.click(await screen.findByRole('button', { name: /Quàng Thị Hoa/ }))

  await vi.waitFor(() => expect(location.pathname).toBe('/nha'))
  expect(asked).toContainEqual(['POST /api/sign-in/demonstration', { accountId: 'a1' }])
})

test('outside the demonstration nobody is offered', async () => {
  open({ 'GET /api/sign-in/demonstration': () => Response.json([]) })
  await screen.findByText('Cán bộ')
  expect(screen.queryByText(/không gian trình diễn/)).toBeNull()
})

test('staff with an authenticator are asked for the second step', async () => {
  const asked = open({
    'POST /api/sign-in/password': () =>
      Response.json({ next: 'totp', ticket: 'ticket-of-a-minute' }),
    'POST /api/sign-in/totp': () =>
      Response.json({ code: 'sign_in.refused', fields: [] }, { status: 401 }),
  })

  fireEvent.change(screen.getByLabelText('Tên đăng nhập'), { target: { value: 'hai.tong' } })
  fireEvent.change(screen.getByLabelText('Mật khẩu'), { target: { value: 'mot cau dai' } })
  fireEvent.click(screen.getAllByRole('button', { name: 'Vào' }).at(-1) ?? document.body)
  fireEvent.change(await screen.findByLabelText('Mã trên ứng dụng xác thực'), {
    target: { value: '123456' },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Vào' }))

  expect((await screen.findByRole('alert')).textContent).toBe('Tên, mật khẩu hoặc mã chưa đúng.')
  expect(asked).toContainEqual([
    'POST /api/sign-in/totp',
    { ticket: 'ticket-of-a-minute', code: '123456' },
  ])
})
