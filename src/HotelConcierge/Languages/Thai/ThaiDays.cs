namespace HotelConcierge.Languages.Thai;

/// <summary>How Thai names days. Short forms that are everyday words too are left out of what is read.</summary>
internal static class ThaiDays
{
    public static DayWords Words { get; } = new()
    {
        Months =
        [
            "ม.ค.|มกราคม|มกรา", "ก.พ.|กุมภาพันธ์|กุมภา", "มี.ค.|มีนาคม|มีนา", "เม.ย.|เมษายน|เมษา", "พ.ค.|พฤษภาคม|พฤษภา",
            "มิ.ย.|มิถุนายน|มิถุนา", "ก.ค.|กรกฎาคม|กรกฎา", "ส.ค.|สิงหาคม|สิงหา", "ก.ย.|กันยายน|กันยา", "ต.ค.|ตุลาคม|ตุลา",
            "พ.ย.|พฤศจิกายน|พฤศจิกา", "ธ.ค.|ธันวาคม|ธันวา",
        ],
        Weekdays =
        [
            "จ.|วันจันทร์|จันทร์", "อ.|วันอังคาร|อังคาร", "พ.|วันพุธ|พุธ", "พฤ.|วันพฤหัสบดี|พฤหัสบดี|วันพฤหัส|พฤหัส", "ศ.|วันศุกร์|ศุกร์",
            "ส.|วันเสาร์|เสาร์", "อา.|วันอาทิตย์|อาทิตย์",
        ],
        Relative =
        [
            ("วันนี้", 0), ("คืนนี้", 0), ("เช้านี้", 0), ("บ่ายนี้", 0), ("เย็นนี้", 0), ("พรุ่งนี้", 1), ("วันพรุ่งนี้", 1),
            ("มะรืน", 2), ("มะรืนนี้", 2), ("วันมะรืน", 2), ("วันมะรืนนี้", 2),
            ("เมื่อวาน", -1), ("เมื่อวานนี้", -1), ("เมื่อวานซืน", -2), ("เมื่อคืน", -1),
        ],
        Numbers =
        [
            ("หนึ่ง", 1), ("สอง", 2), ("สาม", 3), ("สี่", 4), ("ห้า", 5), ("หก", 6), ("เจ็ด", 7), ("แปด", 8), ("เก้า", 9), ("สิบ", 10),
        ],
        Noise = WordList.None("No greeting and no part of a day looks like a day."),
        AfterDay = WordList.None("No part of a day looks like \"tomorrow\"."),
        Next = WordList.None("\"Next\" stands after its weekday."),
        NextAfter = "หน้า|ถัดไป|ที่จะถึง|ที่จะถึงนี้",
        This = WordList.None("\"This\" stands after its weekday."),
        ThisAfter = "นี้",
        Last = WordList.None("\"Last\" stands after its weekday."),
        LastAfter = "ที่แล้ว|ที่ผ่านมา",
        // อาทิตย์ is Sunday and, after a number or before "next", a week: NextWeek and Weeks are tried first.
        NextWeek = "สัปดาห์หน้า|อาทิตย์หน้า|ของสัปดาห์หน้า",
        Weekend = "สุดสัปดาห์|สุดสัปดาห์นี้|วันหยุดสุดสัปดาห์",
        In = "อีก|ใน",
        FromNow = "ข้างหน้า|จากนี้",
        Days = "วัน",
        Weeks = "สัปดาห์|อาทิตย์",
        DayLeads = "วันที่|ที่",
        DaySuffixes = WordList.None("A day of the month is written as its number alone."),
        DayNeedsSuffix = false,
        Connectors = "ที่|เดือน|ปี|พ.ศ.|ค.ศ.",
        HourWords = "น.|โมง|นาฬิกา|ทุ่ม",
        MonthMayComeFirst = false,
    };
}
