using System.Buffers;
using System.Buffers.Binary;

namespace MLKids.Packs.Wire;

/// <summary>
/// A line between two processes on which both ask and tell. Who does not listen makes the other wait in <see cref="Ask"/>, <see cref="Tell"/> and
/// <see cref="Answer"/> once the pipe is full: see <see cref="WritingSince"/>. Safe to use from several threads.
/// </summary>
internal sealed class WireConnection(Stream input, Stream output, IWireListener listener, TimeProvider time)
{
    /// <summary>Length of the message after it, kind, number.</summary>
    private const int HeadBytes = 4 + 1 + 8;

    private readonly Lock _writing = new();
    private readonly Dictionary<long, Action<object?, Exception?>> _asked = [];
    private ArrayBufferWriter<byte> _out = new(1024);
    private long _lastId, _writingSince;
    private bool _isOver;

    private enum Kind : byte
    {
        Ask = 1,
        Answer,
        Failure,
        Tell,
    }

    /// <summary>Since when one message has been waiting for room in the pipe, by the clock's timestamps; 0 if none is.</summary>
    public long WritingSince => Interlocked.Read(ref _writingSince);

    /// <summary>Begins to listen.</summary>
    public void Start(string name) => new Thread(Listen) { IsBackground = true, Name = name }.Start();

    /// <summary>Asks.</summary>
    /// <param name="answered">Gets the answer or what went wrong, once, on the reading thread.</param>
    /// <param name="what">The question.</param>
    /// <param name="with">What belongs to it.</param>
    /// <returns>The question's number.</returns>
    /// <exception cref="WireException">It is too large to send.</exception>
    public long Ask(Action<object?, Exception?> answered, string what, params object?[] with) => Ask(Next(), answered, what, with);

    /// <summary>A number for a question, for those who must know it before they ask.</summary>
    public long Next() => Interlocked.Increment(ref _lastId);

    /// <summary>As the other, with a number from <see cref="Next"/>.</summary>
    public long Ask(long id, Action<object?, Exception?> answered, string what, params object?[] with)
    {
        lock (_asked)
        {
            if (!_isOver)
                _asked.Add(id, answered);
        }

        if (_isOver)
            answered(null, Closed());
        else
            SendOrForget(id, what, with);
        return id;
    }

    /// <summary>As a task.</summary>
    public Task<object?> Ask(string what, params object?[] with)
    {
        var answer = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Ask(
            (value, failure) =>
            {
                if (failure is null)
                    answer.TrySetResult(value);
                else
                    answer.TrySetException(failure);
            },
            what,
            with);
        return answer.Task;
    }

    /// <exception cref="WireException">It is too large to send.</exception>
    public void Tell(string what, params object?[] with) => Send(Kind.Tell, 0, (object?[])[what, .. with]);

    /// <exception cref="WireException">It is too large to send, or no value.</exception>
    public void Answer(long id, object? value) => Send(Kind.Answer, id, value);

    public void Fail(long id, Exception failure) => Send(Kind.Failure, id, WireFailure.Write(failure));

    private void SendOrForget(long id, string what, object?[] with)
    {
        try
        {
            Send(Kind.Ask, id, (object?[])[what, .. with]);
        }
        catch (WireException)
        {
            lock (_asked)
                _asked.Remove(id);
            throw;
        }
    }

    private void Send(Kind kind, long id, object? value)
    {
        lock (_writing)
        {
            // A large message is rare; its room is not kept.
            if (_out.Capacity > 1 << 20)
                _out = new ArrayBufferWriter<byte>(1024);
            _out.ResetWrittenCount();
            _out.Advance(Head(_out.GetSpan(HeadBytes), kind, id));
            WireFormat.Write(_out, value);
            BinaryPrimitives.WriteInt32LittleEndian(System.Runtime.InteropServices.MemoryMarshal.AsMemory(_out.WrittenMemory).Span, _out.WrittenCount - 4);
            Interlocked.Exchange(ref _writingSince, time.GetTimestamp());
            try
            {
                output.Write(_out.WrittenSpan);
                output.Flush();
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // Who has ended does not hear it; the reading thread says so.
            }
            finally
            {
                Interlocked.Exchange(ref _writingSince, 0);
            }
        }
    }

    private static int Head(Span<byte> head, Kind kind, long id)
    {
        head[4] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(head[5..], id);
        return HeadBytes;
    }

    private void Listen()
    {
        string? damage = null;
        try
        {
            var buffered = new BufferedStream(input, 1 << 16);
            var head = new byte[HeadBytes];
            while (Fill(buffered, head))
            {
                var length = BinaryPrimitives.ReadInt32LittleEndian(head) - (HeadBytes - 4);
                if (length is < 1 or > WireFormat.LongestMessage + 64)
                    throw new WireException($"a message of {length:N0} bytes (1 to {WireFormat.LongestMessage:N0} are allowed)");
                var body = new byte[length];
                if (!Fill(buffered, body))
                    break;
                Take((Kind)head[4], BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(5)), WireFormat.Read(body));
            }
        }
        catch (WireException e)
        {
            damage = e.Message;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Closed.
        }

        End();
        listener.Ended(damage);
    }

    private void Take(Kind kind, long id, object? value)
    {
        switch (kind)
        {
            case Kind.Ask when value is object?[] and [string what, .. var with]:
                listener.Asked(id, what, with);
                break;
            case Kind.Tell when value is object?[] and [string what, .. var with]:
                listener.Told(what, with);
                break;
            case Kind.Answer:
                Forget(id)?.Invoke(value, null);
                break;
            case Kind.Failure:
                Forget(id)?.Invoke(null, WireFailure.Read(value));
                break;
            default:
                throw new WireException($"a message of kind {(int)kind}");
        }
    }

    private Action<object?, Exception?>? Forget(long id)
    {
        lock (_asked)
            return _asked.Remove(id, out var answered) ? answered : null;
    }

    private void End()
    {
        Action<object?, Exception?>[] waiting;
        lock (_asked)
        {
            _isOver = true;
            waiting = [.. _asked.Values];
            _asked.Clear();
        }

        foreach (var answered in waiting)
            answered(null, Closed());
    }

    private static WireException Closed() => new("the other side has ended");

    private static bool Fill(Stream from, byte[] bytes) => from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;
}
