using HotelConcierge.Channels.Twilio;
using HotelConcierge.Text;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>Reading a form: any bytes, within the stated bounds, give fields that were in them.</summary>
internal sealed class FormTarget : FuzzTarget
{
    public override string Name => "form";

    public override double Share => 10;

    public override IEnumerable<string> Seeds => WebhookForms.All;

    public override ValueTask<string> RunAsync(FuzzInput input)
    {
        var form = TwilioForm.Parse(input.Bytes);
        var pieces = input.Bytes.AsSpan().Count((byte)'&') + 1;
        Require(
            form is not null || input.Bytes.Length > TwilioForm.MaxBytes || pieces > TwilioForm.MaxFields,
            "a form within the bounds was refused");
        Require(form is null || form.Fields.Count <= Math.Min(pieces, TwilioForm.MaxFields), "there are more fields than were sent");
        foreach (var (name, value) in form?.Fields ?? [])
        {
            Require(form![name].Length <= input.Bytes.Length, "a field is longer than its form");
            Require(WellFormedText.Of(value) == value, "a field is not well-formed");
        }

        return ValueTask.FromResult(
            form is null ? "refused" : $"{Math.Min(form.Fields.Count, 20)} {form["MessageSid"].Length > 0} {form["From"].Length > 0}");
    }
}

/// <summary>Signatures: a genuine one that was changed, or that stands over something changed, vouches for nothing.</summary>
internal sealed class SignatureTarget : FuzzTarget
{
    public override string Name => "signature";

    public override double Share => 8;

    public override IEnumerable<string> Seeds =>
        [
            "https://hotel.example/api/channels/twilio",
            "https://hotel.example:8443/a?b=c",
            "http://[::1]:80/x?bodySHA256=",
            "://",
            "https://a@b:c@d:1/?bodySHA256=0#&bodySHA256",
        ];

    public override ValueTask<string> RunAsync(FuzzInput input)
    {
        KeyValuePair<string, string>[] form = [new("Body", "hi"), new("Body", "ho"), new(input.Cut(2)[0], input.Cut(2)[1])];
        byte[] body = [1, 2, 3];
        var genuine = TwilioSignature.Compute(input.Text, form, Deployment.Token);

        Require(!TwilioSignature.IsValid(input.Text, input.Text, form, body, Deployment.Token), "any text passed for a signature");
        Require(!TwilioSignature.IsValid(genuine, input.Text, form, body, "another token"), "another account's signature passed");
        Require(!TwilioSignature.IsValid(genuine, input.Text + "x", form, body, Deployment.Token), "a signature of another address passed");
        Require(
            !TwilioSignature.IsValid(genuine, input.Text, [.. form, new("Extra", "1")], body, Deployment.Token),
            "a signature of other fields passed");
        var isValid = TwilioSignature.IsValid(genuine, input.Text, form, body, Deployment.Token);
        Require(isValid || input.Text.Contains("bodySHA256", StringComparison.Ordinal), "a genuine signature did not pass");
        return ValueTask.FromResult(isValid.ToString());
    }
}
