/** What a message to a phone says. Short: a message with Vietnamese letters holds 70 of them. */
export const smsWords = {
  vi: {
    code: (code: string, minutes: number) =>
      `Bình Yên: mã của bạn là ${code}, dùng trong ${minutes} phút. Đừng đưa mã cho ai.`,
    waits: 'Bình Yên: có việc quá hạn đang chờ bạn. Xin đăng nhập.',
  },
  en: {
    code: (code: string, minutes: number) =>
      `Bình Yên: your code is ${code}, good for ${minutes} minutes. Give it to nobody.`,
    waits: 'Bình Yên: something overdue waits for you. Please sign in.',
  },
}
