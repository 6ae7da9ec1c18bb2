namespace HotelConcierge.Languages.Thai;

/// <summary>How Thai claims that something was done.</summary>
internal static class ThaiClaims
{
    public static ClaimWords Words { get; } = new()
    {
        Booked = WordList.Spaced("จอง"),
        Cancelled = WordList.Spaced("ยกเลิก"),
        Moved = WordList.Spaced("เลื่อน"),
        Ordered = WordList.Spaced("สั่ง รับออเดอร์ รับคำสั่ง"),
        Saved = WordList.Spaced("บันทึก เก็บ"),
        Removed = WordList.Spaced("ลบ"),
        WaitingList = "รายชื่อรอ|คิวรอ|รอคิว",
        PassedOn = "บันทึก|จดไว้|ส่งต่อ|ส่งเรื่อง",
        Told = "แจ้ง|บอก|ติดต่อ|เรียก|ส่ง",
        Coming = "กำลังไป|กำลังมา|กำลังขึ้น|จะไป|จะมา|จะขึ้นไป|จะนำ|จะเข้าไป|จะรีบ",
        Staff = WordList.Spaced("แผนกต้อนรับ แม่บ้าน ช่าง เจ้าหน้าที่ พนักงาน ทีมงาน"),
        Helpers = WordList.Spaced("แล้ว เรียบร้อย"),
        Owners = WordList.None("The phrases say it all."),
        Doubts = WordList.Spaced("ไม่ ยัง ถ้า หาก ไหม มั้ย หรือ อะไร"),
        Currencies = "ยูโร|ดอลลาร์|ปอนด์|บาท|ฟรังก์|เปโซ|เรียล|เยน",
        Ranges = "ถึง|และ|หรือ",
    };
}
