namespace HotelConcierge.Channels.Twilio;

/// <summary>A number of the account's own, and where its messages go.</summary>
/// <param name="Application">The TwiML application whose address counts instead of the number's; empty for none.</param>
internal sealed record TwilioOwnNumber(string Sid, string SmsUrl, string SmsMethod, string Application)
{
    /// <summary>Finds a number on a page of the account's numbers; null when it is not there.</summary>
    public static TwilioOwnNumber? Find(byte[] page, string number) =>
        ProviderJson.Parse(page)?.Objects("incoming_phone_numbers")
            .Where(found => found.Text("phone_number") == number)
            .Select(Read)
            .FirstOrDefault();

    /// <summary>The number that an update answers with; null when it is none.</summary>
    public static TwilioOwnNumber? Read(byte[] number) => ProviderJson.Parse(number) is { } read ? Read(read) : null;

    /// <summary>Whether what guests write is posted to this address.</summary>
    public bool LeadsTo(string url) =>
        Application.Length == 0 && SmsUrl == url && (SmsMethod.Length == 0 || SmsMethod.Equals("POST", StringComparison.OrdinalIgnoreCase));

    private static TwilioOwnNumber Read(ProviderJson number) =>
        new(number.Text("sid"), number.Text("sms_url"), number.Text("sms_method"), number.Text("sms_application_sid"));
}
