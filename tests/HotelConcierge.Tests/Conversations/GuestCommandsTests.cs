using HotelConcierge.Conversations;
using HotelConcierge.Languages;

namespace HotelConcierge.Tests.Conversations;

public sealed class GuestCommandsTests
{
    private static readonly GuestCommands Commands = new(LanguageCatalog.Default);

    [Theory]
    [InlineData("STOP", GuestCommand.Stop)]
    [InlineData("  stop. ", GuestCommand.Stop)]
    [InlineData("Stop!!!", GuestCommand.Stop)]
    [InlineData("Unsubscribe", GuestCommand.Stop)]
    [InlineData("Baja", GuestCommand.Stop)]
    [InlineData("abmelden", GuestCommand.Stop)]
    [InlineData("ARRÊTER", GuestCommand.Stop)]
    [InlineData("arreter", GuestCommand.Stop)]
    [InlineData("arre\u0302ter", GuestCommand.Stop)]
    [InlineData("ＳＴＯＰ", GuestCommand.Stop)]
    [InlineData("stop 🛑", GuestCommand.Stop)]
    [InlineData("หยุด", GuestCommand.Stop)]
    [InlineData("/start", GuestCommand.Start)]
    [InlineData("reanudar", GuestCommand.Start)]
    [InlineData("fortsetzen", GuestCommand.Start)]
    [InlineData("reprendre", GuestCommand.Start)]
    [InlineData("เริ่ม", GuestCommand.Start)]
    [InlineData("Help?", GuestCommand.Help)]
    [InlineData("¡Ayuda!", GuestCommand.Help)]
    [InlineData("hilfe", GuestCommand.Help)]
    [InlineData("aide", GuestCommand.Help)]
    [InlineData("ช่วยเหลือ", GuestCommand.Help)]
    [InlineData("New   conversation", GuestCommand.Reset)]
    [InlineData("empezar de nuevo", GuestCommand.Reset)]
    [InlineData("Neues Gespräch", GuestCommand.Reset)]
    [InlineData("recommencer", GuestCommand.Reset)]
    [InlineData("เริ่มใหม่", GuestCommand.Reset)]
    [InlineData("Forget me", GuestCommand.Forget)]
    [InlineData("olvidame", GuestCommand.Forget)]
    [InlineData("lösche meine Daten", GuestCommand.Forget)]
    [InlineData("Oublie-moi", GuestCommand.Forget)]
    [InlineData("ลืมฉัน", GuestCommand.Forget)]
    [InlineData("where does the bus stop", GuestCommand.None)]
    [InlineData("stop the rain song", GuestCommand.None)]
    [InlineData("cancel", GuestCommand.None)]
    [InlineData("", GuestCommand.None)]
    [InlineData("{", GuestCommand.None)]
    [InlineData("help me explain rain", GuestCommand.None)]
    public void A_message_is_a_command_only_as_a_whole(string text, GuestCommand expected) =>
        Assert.Equal(expected, Commands.Of(text));

    [Theory]
    [InlineData("ayuda", "es")]
    [InlineData("hilfe", "de")]
    [InlineData("arrêter", "fr")]
    [InlineData("หยุด", "th")]
    [InlineData("help", null)]
    [InlineData("stop", null)]
    public void A_command_word_tells_its_language_unless_all_share_it(string text, string? expected) =>
        Assert.Equal(expected, Commands.LanguageOf(text));
}
