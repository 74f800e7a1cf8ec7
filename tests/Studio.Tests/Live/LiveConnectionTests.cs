using System.Net.WebSockets;
using MLKids.Studio.Live;

namespace MLKids.Studio.Tests.Live;

[TestClass]
public sealed class LiveConnectionTests
{
    [TestMethod]
    public void Send_ToAPageThatHasJustGone_DoesNotDisturbWhoeverTells()
    {
        using var socket = WebSocket.CreateFromStream(new MemoryStream(), new WebSocketCreationOptions { IsServer = true });
        var connection = new LiveConnection(socket, new LiveRoom());
        connection.Dispose();
        // Trainings, programs and saving tell all pages: that one goes at this moment is none of their business.
        for (var i = 0; i < 300; i++)
            connection.Send("project", null);
    }
}
