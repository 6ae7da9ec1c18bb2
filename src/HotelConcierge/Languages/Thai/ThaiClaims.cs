namespace HotelConcierge.Languages.Thai;

/// <summary>How Thai claims that something was done.</summary>
internal static class ThaiClaims
{
    public static ClaimWords Words { get; } = new()
    {
        Booked = WordList.Spaced("จอง"),
        Cancelled = WordList.Spaced("ยกเลิก"),
        Moved = WordList.Spaced("เลื่อน"),
        Saved = WordList.Spaced("บันทึก เก็บ"),
        Removed = WordList.Spaced("ลบ"),
        Helpers = WordList.Spaced("แล้ว เรียบร้อย"),
        Owners = WordList.None("The phrases say it all."),
        Doubts = WordList.Spaced("ไม่ ยัง ถ้า หาก ไหม มั้ย หรือ อะไร"),
    };
}
