using System.Collections.Frozen;
using HotelConcierge.Text;

namespace HotelConcierge.Conversations;

/// <summary>What a guest can always say, whichever assistant answers.</summary>
public enum GuestCommand
{
    None,
    Stop,
    Start,
    Help,
    Reset,
    Forget,
}

/// <summary>
/// Finds commands in guests' texts. The whole message has to be the command: "stop" stops, "where does the bus stop" is
/// a question. Case, accents, surrounding punctuation and white space do not matter.
/// </summary>
/// <remarks>
/// These words belong to the core and not to an assistant's data, because carriers and WhatsApp hold the sender to them.
/// CANCEL, END and QUIT are not among them although Twilio opts a guest out of SMS for these: guests say "cancel" about
/// bookings. A guest whom Twilio opted out reaches us as error 21610.
/// </remarks>
public static class GuestCommands
{
    private const int LongestCommand = 40;

    private static readonly FrozenDictionary<string, (GuestCommand Command, string? Language)> Words = Read(
        (GuestCommand.Stop, null, "stop, stopall, stop all, unsubscribe, opt out, stop messaging me, stop texting me"),
        (GuestCommand.Stop, "es", "alto, parar, para ya, baja, darme de baja, cancelar suscripción, no me escribas más"),
        (GuestCommand.Stop, "de", "stopp, abmelden, abbestellen, aufhören"),
        (GuestCommand.Stop, "fr", "arrêt, arrêter, arrête, arrêtez, désabonner, désinscription, me désabonner"),
        (GuestCommand.Stop, "pt", "pare, sair, cancelar inscrição, não me escreva mais, não me escrevas mais"),
        (GuestCommand.Stop, "it", "ferma, fermati, basta, disiscrivimi, annulla iscrizione, non scrivermi più"),
        (GuestCommand.Stop, "th", "หยุด, หยุดส่ง, หยุดส่งข้อความ, ยกเลิกการรับข้อความ"),
        (GuestCommand.Start, null, "start, unstop, resume, subscribe"),
        (GuestCommand.Start, "es", "empezar, iniciar, reanudar, alta"),
        (GuestCommand.Start, "de", "starten, fortsetzen, anmelden"),
        (GuestCommand.Start, "fr", "commencer, démarrer, reprendre"),
        (GuestCommand.Start, "pt", "começar, retomar"),
        (GuestCommand.Start, "it", "inizia, iniziare, riprendi"),
        (GuestCommand.Start, "th", "เริ่ม, เริ่มต้น"),
        (GuestCommand.Help, null, "help, info, menu"),
        (GuestCommand.Help, "es", "ayuda"),
        (GuestCommand.Help, "de", "hilfe"),
        (GuestCommand.Help, "fr", "aide"),
        (GuestCommand.Help, "pt", "ajuda"),
        (GuestCommand.Help, "it", "aiuto"),
        (GuestCommand.Help, "th", "ช่วยเหลือ, วิธีใช้"),
        (GuestCommand.Reset, null, "reset, new conversation, new chat, start over, start again"),
        (GuestCommand.Reset, "es", "nueva conversación, empezar de nuevo, reiniciar"),
        (GuestCommand.Reset, "de", "neues gespräch, neue unterhaltung, von vorne, neu anfangen"),
        (GuestCommand.Reset, "fr", "nouvelle conversation, recommencer"),
        (GuestCommand.Reset, "pt", "nova conversa, recomeçar, começar de novo"),
        (GuestCommand.Reset, "it", "nuova conversazione, ricomincia, ricominciare"),
        (GuestCommand.Reset, "th", "เริ่มใหม่, เริ่มการสนทนาใหม่, สนทนาใหม่"),
        (GuestCommand.Forget, null, "forget me, delete my data, erase my data"),
        (GuestCommand.Forget, "es", "olvídame, olvídate de mí, borra mis datos, borrar mis datos, elimina mis datos"),
        (GuestCommand.Forget, "de", "vergiss mich, vergessen sie mich, lösche meine daten, meine daten löschen"),
        (GuestCommand.Forget, "fr", "oublie-moi, oubliez-moi, efface mes données, supprime mes données, supprimer mes données"),
        (GuestCommand.Forget, "pt", "esqueça-me, esquece-me, apague os meus dados, apaga os meus dados, apague meus dados"),
        (GuestCommand.Forget, "it", "dimenticami, cancella i miei dati, elimina i miei dati"),
        (GuestCommand.Forget, "th", "ลืมฉัน, ลืมเรา, ลบข้อมูลของฉัน"));

    /// <summary>The command that the text is, or <see cref="GuestCommand.None"/>.</summary>
    public static GuestCommand Of(string text) => Find(text).Command;

    /// <summary>The language of the command word; null when the text is no command or the word is English, which all use.</summary>
    public static string? LanguageOf(string text) => Find(text).Language;

    private static (GuestCommand Command, string? Language) Find(string text) =>
        text.Length <= LongestCommand && Words.TryGetValue(Fold(text), out var found) ? found : (GuestCommand.None, null);

    private static FrozenDictionary<string, (GuestCommand, string?)> Read(params (GuestCommand Command, string? Language, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(", ").Select(word => (Word: Fold(word), Meaning: (row.Command, row.Language))))
            .ToFrozenDictionary(entry => entry.Word, entry => entry.Meaning, StringComparer.Ordinal);

    private static string Fold(string text) => FoldedText.Of(text).Text.Replace(FoldedText.Pause, ' ');
}
