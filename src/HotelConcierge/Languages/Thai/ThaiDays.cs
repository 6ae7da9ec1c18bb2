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
        DayNumbers =
        [
            "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ", "สิบเอ็ด", "สิบสอง", "สิบสาม", "สิบสี่",
            "สิบห้า", "สิบหก", "สิบเจ็ด", "สิบแปด", "สิบเก้า", "ยี่สิบ", "ยี่สิบเอ็ด", "ยี่สิบสอง", "ยี่สิบสาม", "ยี่สิบสี่",
            "ยี่สิบห้า", "ยี่สิบหก", "ยี่สิบเจ็ด", "ยี่สิบแปด", "ยี่สิบเก้า", "สามสิบ", "สามสิบเอ็ด",
        ],
        Noise = "ทำไมไม่ใช่|นวดหลัง",
        AfterDay = WordList.None("No part of a day looks like \"tomorrow\"."),
        Next = WordList.None("\"Next\" stands after its weekday."),
        NextAfter = "หน้า|ถัดไป|ที่จะถึง|ที่จะถึงนี้",
        This = WordList.None("\"This\" stands after its weekday."),
        ThisAfter = "นี้",
        Last = WordList.None("\"Last\" stands after its weekday."),
        LastAfter = "ที่แล้ว|ที่ผ่านมา",
        Later = WordList.None("\"Next but one\" stands after its weekday."),
        LaterAfter = "หน้าโน้น|หน้านู้น|ถัดจากหน้า",
        Other = WordList.None("\"The other\" stands after its weekday."),
        Singled = WordList.None("No weekday has an article."),
        Not = "ไม่ใช่|ไม่เอา|ไม่ใช่ว่า",
        But = "แต่|แต่เป็น|เป็น|เอา|ขอเป็น",
        TheOther = "ถัดไป|สัปดาห์ถัดไป|สัปดาห์หน้า|อาทิตย์หน้า|อาทิตย์ถัดไป",
        ThisWeek = "สัปดาห์นี้|อาทิตย์นี้|ของสัปดาห์นี้|ในสัปดาห์นี้",
        WeekAfterNext = "สัปดาห์ถัดจากสัปดาห์หน้า|ของสัปดาห์ถัดจากสัปดาห์หน้า|สัปดาห์หน้าโน้น|อาทิตย์หน้าโน้น",
        // อาทิตย์ is Sunday and, after a number or before "next", a week: NextWeek and Weeks are tried first.
        NextWeek = "สัปดาห์หน้า|อาทิตย์หน้า|ของสัปดาห์หน้า",
        Weekend = "สุดสัปดาห์|สุดสัปดาห์นี้|เสาร์อาทิตย์|วันหยุดสุดสัปดาห์",
        In = "อีก|ใน|ในอีก",
        FromNow = "ข้างหน้า|จากนี้",
        Days = "วัน",
        Weeks = "สัปดาห์|อาทิตย์",
        Fortnights = WordList.None("Two weeks are said as such."),
        SpansAfter = [("อีกสัปดาห์", 7), ("อีกอาทิตย์", 7)],
        During = "เป็นเวลา|พัก|อยู่",
        From = WordList.None("Weeks from a day are said with \"after\"."),
        WeeksNeedNoFrom = false,
        After = "หลังจาก|หลัง|ภายหลัง|ถัดจาก|นับจาก|จาก",
        Before = "ก่อน|ก่อนหน้า|ก่อนถึง",
        Beside = "วันก่อน|ก่อนวัน|หลังวัน|คืนก่อน|สัปดาห์ก่อน",
        DayLeads = "วันที่|ที่",
        DaySuffixes = WordList.None("A day of the month is written as its number alone."),
        DayNeedsSuffix = false,
        Connectors = "ที่|เดือน|ปี|พ.ศ.|ค.ศ.",
        HourWords = "น.|โมง|นาฬิกา|ทุ่ม",
        MonthMayComeFirst = false,
    };
}
