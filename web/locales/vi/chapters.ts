/** The chapters of a model's life: the name of each page and what one finds there, by its address. */
export const chapterWords = {
  lap: { name: 'Lập mô hình', says: 'Từng bước, hạn, giấy tờ để in' },
  'quy-uoc': { name: 'Quy ước, cam kết', says: 'Nội dung, biểu quyết, ai đã ký' },
  so: { name: 'Sổ', says: 'Từng phương tiện, bóng đèn, của rơi, hiệu lệnh và việc đã làm' },
  'danh-muc': { name: 'Danh mục', says: 'Các điều nơi này tự viết, và đã đạt tới đâu' },
  'lien-ket': { name: 'Cụm liên kết', says: 'Các xã cùng đứng và lời trao đổi với nhau' },
  'hom-thu': { name: 'Hòm thư', says: 'Hòm treo ở đâu, ai giữ chìa, bao giờ mở' },
  'ca-truc': { name: 'Ca trực', says: 'Ai trực ca nào, bắt đầu và kết thúc ca, đổi ca' },
  'hieu-lenh': { name: 'Hiệu lệnh buổi tối', says: 'Giờ đánh trống, kẻng, thắp đèn; loa tự phát' },
  'cham-diem': { name: 'Chấm điểm', says: 'Điểm theo minh chứng, còn thiếu gì, ý kiến bà con' },
  'o-dau': { name: 'Nhân rộng ở đâu', says: 'Nơi chưa có mô hình này, vì sao phù hợp' },
  'ke-hoach': { name: 'Kế hoạch', says: 'Giao ban đã quyết định gì, việc phải làm và hạn' },
  'hoc-tap': {
    name: 'Học theo mô hình này',
    says: 'Chuyện, con số, các bước và bài học để nơi khác làm theo',
  },
  'gia-dinh': {
    name: 'Gia đình mô hình',
    says: 'Học từ đâu, ai đã học theo, kết quả đặt cạnh nhau',
  },
}
