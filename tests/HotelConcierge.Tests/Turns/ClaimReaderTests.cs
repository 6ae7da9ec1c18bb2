using HotelConcierge.Languages;
using HotelConcierge.Tools;
using HotelConcierge.Turns;

namespace HotelConcierge.Tests.Turns;

public sealed class ClaimReaderTests
{
    private static readonly ClaimReader Reader = new(LanguageCatalog.Default);

    [Theory]
    [InlineData("I have booked your massage for tomorrow at 10:00.", ClaimKind.Booked)]
    [InlineData("Your massage is booked for Sunday.", ClaimKind.Booked)]
    [InlineData("Great, booked!", ClaimKind.Booked)]
    [InlineData("It is now reserved for you", ClaimKind.Booked)]
    [InlineData("Your booking has been cancelled.", ClaimKind.Cancelled)]
    [InlineData("I've cancelled it for you.", ClaimKind.Cancelled)]
    [InlineData("Your massage has been moved to Monday at 11.30.", ClaimKind.Moved)]
    [InlineData("You are on the waiting list now.", ClaimKind.Waiting)]
    [InlineData("I have put you on the waitlist for Monday.", ClaimKind.Waiting)]
    [InlineData("Ya está en la lista de espera.", ClaimKind.Waiting)]
    [InlineData("Sie sind jetzt auf der Warteliste.", ClaimKind.Waiting)]
    [InlineData("Vous êtes maintenant sur la liste d'attente.", ClaimKind.Waiting)]
    [InlineData("Já está na lista de espera.", ClaimKind.Waiting)]
    [InlineData("L'ho messa in lista d'attesa.", ClaimKind.Waiting)]
    [InlineData("อยู่ในรายชื่อรอแล้วค่ะ", ClaimKind.Waiting)]
    [InlineData("Ihre Massage ist für morgen gebucht.", ClaimKind.Booked)]
    [InlineData("Prima, Ihre Massage ist gebucht.", ClaimKind.Booked)]
    [InlineData("Ich habe Ihre Massage storniert.", ClaimKind.Cancelled)]
    [InlineData("Ihr Termin wurde auf Montag verschoben.", ClaimKind.Moved)]
    [InlineData("Su masaje está reservado para mañana.", ClaimKind.Booked)]
    [InlineData("He cancelado su reserva.", ClaimKind.Cancelled)]
    [InlineData("Su cita ha sido cambiada al lunes.", ClaimKind.Moved)]
    [InlineData("Votre massage est réservé pour demain.", ClaimKind.Booked)]
    [InlineData("Réservé !", ClaimKind.Booked)]
    [InlineData("Re\u0301serve\u0301, a\u0300 demain", ClaimKind.Booked)]
    [InlineData("VOS SÉANCES SONT RÉSERVÉES", ClaimKind.Booked)]
    [InlineData("J'ai annulé votre réservation.", ClaimKind.Cancelled)]
    [InlineData("Votre rendez-vous a été déplacé à lundi.", ClaimKind.Moved)]
    [InlineData("Il suo massaggio è prenotato per domani.", ClaimKind.Booked)]
    [InlineData("Ho annullato la sua prenotazione.", ClaimKind.Cancelled)]
    [InlineData("Il suo appuntamento è stato spostato a lunedì.", ClaimKind.Moved)]
    [InlineData("A sua massagem está reservada para amanhã.", ClaimKind.Booked)]
    [InlineData("A sua reserva foi cancelada.", ClaimKind.Cancelled)]
    [InlineData("A sua marcação foi mudada para segunda.", ClaimKind.Moved)]
    [InlineData("I have told housekeeping about the noise.", ClaimKind.PassedOn)]
    [InlineData("I've passed your complaint on to the team, please bear with us.", ClaimKind.PassedOn)]
    [InlineData("It has been noted for reception.", ClaimKind.PassedOn)]
    [InlineData("A technician is on the way.", ClaimKind.Coming)]
    [InlineData("Somebody will be with you in ten minutes.", ClaimKind.Coming)]
    [InlineData("Ich habe die Rezeption informiert.", ClaimKind.PassedOn)]
    [InlineData("Ein Techniker kommt gleich zu Ihnen.", ClaimKind.Coming)]
    [InlineData("He avisado a recepción.", ClaimKind.PassedOn)]
    [InlineData("El técnico está en camino.", ClaimKind.Coming)]
    [InlineData("J'ai prévenu la réception.", ClaimKind.PassedOn)]
    [InlineData("Un technicien est en route.", ClaimKind.Coming)]
    [InlineData("Ho avvisato la reception.", ClaimKind.PassedOn)]
    [InlineData("Il tecnico sta arrivando.", ClaimKind.Coming)]
    [InlineData("Já avisei a receção.", ClaimKind.PassedOn)]
    [InlineData("Um técnico está a caminho.", ClaimKind.Coming)]
    [InlineData("แจ้งแม่บ้านให้แล้วค่ะ", ClaimKind.PassedOn)]
    [InlineData("ช่างกำลังไปค่ะ", ClaimKind.Coming)]
    [InlineData("จองนวดให้เรียบร้อยแล้วค่ะ", ClaimKind.Booked)]
    [InlineData("ยกเลิกการจองแล้วค่ะ", ClaimKind.Cancelled)]
    [InlineData("เลื่อนนัดเป็นวันจันทร์ให้แล้วค่ะ", ClaimKind.Moved)]
    public void What_is_said_to_be_done_is_found_in_every_language(string text, ClaimKind kind)
    {
        Assert.Equal([kind], Reader.Read(text));
        Assert.Equal("", Reader.Without(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Which massage would you like?")]
    [InlineData("Is your massage booked?")]
    [InlineData("Nothing is booked yet.")]
    [InlineData("I cannot book that; it is not booked.")]
    [InlineData("If you say yes, your massage is booked.")]
    [InlineData("You can have it moved at any time.")]
    [InlineData("The pool is open until 20:30.")]
    [InlineData("Our colleagues at reception are there day and night: dial 0 from your room.")]
    [InlineData("I cannot tell whether somebody is on the way.")]
    [InlineData("If you tell me, I note it for reception.")]
    [InlineData("Please tell reception when you arrive.")]
    [InlineData("Die Rezeption ist Tag und Nacht für Sie da.")]
    [InlineData("Le personnel vous accueille à votre arrivée.")]
    [InlineData("El personal de recepción le atiende de día y de noche.")]
    [InlineData("แผนกต้อนรับพร้อมช่วยตลอดวันตลอดคืน กด 0 จากห้องพัก")]
    [InlineData("Rooms at the hotel are fully air-conditioned.")]
    [InlineData("Shall I put you on the waiting list?")]
    [InlineData("There is a waiting list.")]
    [InlineData("We are waiting for you at the spa.")]
    [InlineData("You can join the waiting list.")]
    [InlineData("Es gibt eine Warteliste.")]
    [InlineData("Es ist noch nichts gebucht.")]
    [InlineData("Soll Ihre Massage storniert werden?")]
    [InlineData("No he reservado nada.")]
    [InlineData("¿Está reservado su masaje?")]
    [InlineData("Rien n'est réservé.")]
    [InlineData("Our shuttle meets guests at Jerez; reserve it two days ahead at reception.")]
    [InlineData("Réservez à la réception.")]
    [InlineData("Confirme a hora na receção.")]
    [InlineData("Votre massage est-il annulé ?")]
    [InlineData("Non ho prenotato nulla.")]
    [InlineData("Vuole che il massaggio sia spostato?")]
    [InlineData("Não está nada marcado.")]
    [InlineData("Não reservei nada.")]
    [InlineData("A massagem está reservada?")]
    [InlineData("ยังไม่ได้จองค่ะ")]
    [InlineData("ต้องการยกเลิกไหมคะ")]
    public void Questions_conditions_and_denials_claim_nothing(string text)
    {
        Assert.Empty(Reader.Read(text));
        Assert.Equal(text.Trim(), Reader.Without(text));
    }

    [Fact]
    public void Only_the_sentences_that_claim_go_and_a_full_stop_in_a_number_ends_none()
    {
        const string text = "The spa opens at 9.30 and is lovely. Your massage is booked for 10.30! Do you need towels?";

        Assert.Equal([ClaimKind.Booked], Reader.Read(text));
        Assert.Equal("The spa opens at 9.30 and is lovely. Do you need towels?", Reader.Without(text));
    }
}
