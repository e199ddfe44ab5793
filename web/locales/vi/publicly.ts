/** What anyone may read: the front page and the privacy charter. */
export const publicly = {
  title: 'Xóm giềng giữ nhau, con số nói thật',
  breath:
    'Bình Yên là nơi các mô hình tự phòng, tự quản, tự bảo vệ, tự hoà giải của bà con ghi nhật ký mỗi ngày. Từng việc làm có bằng chứng; từng con số từ thôn, bản lên tới cả nước đều mở ra xem được.',
  signIn: 'Đăng nhập',
  tell: 'Báo tin kín',
  seeModels: 'Các loại mô hình',
  steps: {
    write: 'Ghi trong 20 giây',
    writeSays:
      'Người giữ nhật ký ghi buổi tuần tra, buổi họp, lần diễn tập ngay trên điện thoại, kể cả khi mất mạng.',
    check: 'Có người xác nhận',
    checkSays: 'Công an xã, Mặt trận xã xem bằng chứng rồi xác nhận, hoặc trả lại kèm lý do.',
    count: 'Con số tự cộng lên',
    countSays:
      'Thôn, xã, tỉnh, cả nước cùng đổi ngay. Bấm vào con số nào cũng thấy việc làm đứng sau nó.',
  },
  published: 'Số liệu đã công bố của năm tỉnh',
  publishedSays:
    'Ghi đúng như bài báo nêu: “gần” là gần, “hàng nghìn” là hàng nghìn. Bấm vào con số để xem nguồn.',
  publishedNone: 'Chưa có số liệu nào được công bố',
  mapLabel: 'Bản đồ các tỉnh có số liệu đã công bố',
  mapLegend: 'Số lượng con số đã công bố',
  figuresOf: '{count} con số',
  noFigure: 'Bài báo kể về mô hình ở đây và không nêu con số nào.',
  allFigures: 'Xem cả {count} con số',
  openProvince: 'Mở trang của tỉnh',
  library: 'Mỗi nơi một cách làm',
  librarySays:
    'Tiếng trống khuyến học, dòng họ tự quản, bến sông bình yên, tổ liên gia phòng cháy: mỗi loại mô hình có mục đích, nếp sinh hoạt và điều không được làm.',
  libraryNames: 'Xem tên các loại mô hình',
  trust: 'Điều hứa với bà con',
  trustSays:
    'Không nhận diện khuôn mặt, không chấm điểm người, không danh sách nghi vấn, không bán dữ liệu.',
  readCharter: 'Đọc cam kết riêng tư',
  charter: 'Cam kết riêng tư',
  charterLead:
    'Những điều này nằm trong mã nguồn và cơ sở dữ liệu, không chỉ trên giấy. Cơ sở: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15.',
  always: 'Luôn luôn',
  never: 'Không bao giờ',
  alwaysList: {
    consent: 'Hỏi và ghi lại sự đồng ý cho từng mục đích; rút lại lúc nào cũng được.',
    basis: 'Mỗi loại dữ liệu về con người có căn cứ pháp lý và hạn lưu giữ.',
    seen: 'Ai xem hồ sơ nhạy cảm, vì sao, người có tên trong hồ sơ đều biết.',
    few: 'Con số về người được giúp đỡ, tin báo, vụ việc nhỏ hơn 5 chỉ hiện “dưới 5”.',
    sealed:
      'Tin báo được niêm phong ngay trên máy người gửi; máy chủ và người quản trị không đọc được.',
    two: 'Mở danh tính phải có hai người cùng mở; không ai xem được vụ việc nêu tên chính mình.',
    clock:
      'Yêu cầu của chủ thể dữ liệu: trả lời trong 2 ngày làm việc; sự cố lộ dữ liệu: báo trong 72 giờ.',
    photos: 'Ảnh gửi lên bị xoá nơi chụp, giờ chụp, trừ khi người gửi đồng ý giữ làm minh chứng.',
  },
  neverList: {
    faces: 'Nhận diện khuôn mặt hay đặc điểm sinh trắc.',
    watching: 'Xem camera trực tiếp hàng loạt.',
    scores: 'Chấm điểm, xếp hạng người hay hộ gia đình.',
    suspects: 'Lập danh sách người bị nghi ngờ.',
    belief: 'Ghi tôn giáo, dân tộc, quan điểm của bất cứ ai; nhận tin báo về ý kiến, niềm tin.',
    ranking: 'Xếp hạng địa phương theo số tin báo.',
    selling: 'Bán hoặc xuất hàng loạt dữ liệu cá nhân.',
  },
  unscripted:
    'Trang này đọc được ngay cả khi máy không chạy JavaScript. Đăng nhập và tìm kiếm thì cần JavaScript.',
  refused: 'Chức năng nào cần đến một trong những điều này đều bị từ chối, bất kể ai yêu cầu.',
}
