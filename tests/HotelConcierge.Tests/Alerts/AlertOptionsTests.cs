using HotelConcierge.Alerts;

namespace HotelConcierge.Tests.Alerts;

public sealed class AlertOptionsTests
{
    [Fact]
    public void Nothing_set_is_nothing_wrong_and_a_whole_mail_server_neither()
    {
        Assert.Empty(ProblemsOf(new()));
        Assert.Empty(ProblemsOf(Whole()));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_by_its_setting()
    {
        var options = new AlertOptions { WebhookUrl = "staff.example", From = "nobody", To = "a@hotel.example, b" };
        (options.Smtp.Host, options.Smtp.Username, options.Smtp.Security) = ("smtp://hotel.example:587", "concierge", "Ssl");

        Assert.Equal(
            [
                "Alerts__WebhookUrl",
                "Alerts__Smtp__Host",
                "Alerts__Smtp__Password",
                "Alerts__Smtp__Security",
                "Alerts__From",
                "Alerts__To: number 2",
            ],
            ProblemsOf(options).Select(problem => problem.Split(" is ")[0]));
    }

    [Fact]
    public void Whoever_sets_one_of_it_is_told_what_else_there_has_to_be() => Assert.Equal(
        ["Alerts__Smtp__Host", "Alerts__Smtp__Username", "Alerts__From", "Alerts__To"],
        ProblemsOf(WithPassword()).Select(problem => problem.Split(" is missing")[0]));

    [Theory]
    [InlineData("concierge@hotel.example\r\nBcc: thief@evil.example")]
    [InlineData("concierge")]
    [InlineData("concierge@")]
    [InlineData("@hotel.example")]
    [InlineData("a@hotel.example, b@hotel.example")]
    [InlineData("jösé@hotel.example")]
    public void What_is_no_address_is_refused(string from)
    {
        var options = Whole();
        options.From = from;

        Assert.StartsWith("Alerts__From is no mail address", Assert.Single(ProblemsOf(options)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.31.255.1", true)]
    [InlineData("192.168.1.25", true)]
    [InlineData("fd12:3456::25", true)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("mailpit", true)]
    [InlineData("relay.hotel.internal", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("8.8.8.8", false)]
    [InlineData("2001:db8::25", false)]
    [InlineData("smtp.hotel.example", false)]
    [InlineData("local", true)]
    [InlineData("hotel.local.example", false)]
    public void In_the_clear_goes_a_mail_only_in_the_own_network(string host, bool isTaken)
    {
        var options = Whole();
        (options.Smtp.Host, options.Smtp.Security) = (host, "None");

        Assert.Equal(isTaken, ProblemsOf(options).Count == 0);
        options.Smtp.Security = "tls";
        Assert.Empty(ProblemsOf(options));
    }

    private static AlertOptions Whole()
    {
        var options = new AlertOptions { From = "Concierge <concierge@hotel.example>", To = "night@hotel.example, day@hotel.example" };
        options.Smtp.Host = "smtp.hotel.example";
        return options;
    }

    private static AlertOptions WithPassword()
    {
        var options = new AlertOptions();
        options.Smtp.Password = "a-mail-password";
        return options;
    }

    private static IReadOnlyList<string> ProblemsOf(AlertOptions options) =>
        [.. new AlertOptionsValidator().Validate(name: null, options).Failures ?? []];
}
