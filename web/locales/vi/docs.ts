/** The page for other systems. */
export const docs = {
  title: 'Tài liệu API',
  lead: 'Mọi thao tác của hệ thống, in ra từ chính bản giao kèo mà máy chủ và trang web cùng dùng.',
  raw: 'Bản OpenAPI 3.1 (JSON)',
  contents: 'Các nhóm thao tác',
  parameters: 'Tham số',
  body: 'Nội dung gửi',
  reply: 'Trả lời',
  needed: 'bắt buộc',
  refusals: 'Khi từ chối, máy chủ trả mã lỗi và tên từng ô sai; không bao giờ trả câu chữ.',
}
