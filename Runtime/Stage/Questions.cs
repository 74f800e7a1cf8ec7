using MLKids.Blocks.Contracts;
using MLKids.Runtime.Stage.View;

namespace MLKids.Runtime.Stage;

/// <summary>Questions in line: one is shown at a time, the others wait. For the engine's thread only.</summary>
internal sealed class Questions(Action<StageEvent> emit)
{
    private readonly LinkedList<Question> _line = [];

    /// <summary>The question that is shown, or null.</summary>
    public string? Current => _line.First?.Value.Text;

    /// <summary>The same for who shows it.</summary>
    public QuestionView? Shown => _line.First?.Value is { } q ? new QuestionView(q.Asker.Name, q.Text, q.InBubble) : null;

    /// <summary>Puts a question in line.</summary>
    /// <returns>Ends with the answer, or is cancelled with <paramref name="stopped"/>.</returns>
    public Task Ask(ITarget asker, string text, CancellationToken stopped)
    {
        if (stopped.IsCancellationRequested)
            return Task.FromCanceled(stopped);
        var question = new Question(asker, text, asker is { Visible: true, IsStage: false });
        var place = _line.AddLast(question);
        question.Watch = stopped.Register(() => Withdraw(place, stopped));
        if (_line.First == place)
            Show();
        return question.Done.Task;
    }

    /// <summary>Ends the question that is shown and shows the next one.</summary>
    /// <returns>False if nobody asked.</returns>
    public bool Answer()
    {
        if (_line.First is not { } place)
            return false;
        Leave(place);
        place.Value.Done.TrySetResult();
        return true;
    }

    /// <summary>Takes all questions away; their tasks are cancelled.</summary>
    public void Clear()
    {
        var left = _line.ToList();
        _line.Clear();
        if (left.Count > 0)
            Hide(left[0]);
        foreach (var question in left)
        {
            question.Watch.Dispose();
            question.Done.TrySetCanceled();
        }
    }

    private void Withdraw(LinkedListNode<Question> place, CancellationToken stopped)
    {
        if (place.List is null)
            return;
        Leave(place);
        place.Value.Done.TrySetCanceled(stopped);
    }

    private void Leave(LinkedListNode<Question> place)
    {
        var shown = _line.First == place;
        _line.Remove(place);
        place.Value.Watch.Unregister();
        if (!shown)
            return;
        Hide(place.Value);
        if (_line.Count > 0)
            Show();
    }

    private void Show()
    {
        var question = _line.First!.Value;
        if (question.InBubble)
            question.Asker.Say("say", question.Text);
        emit(new StageEvent("ask", question.Asker.Name, question.Text));
    }

    private void Hide(Question question)
    {
        if (question.InBubble)
            question.Asker.Say("say", "");
        emit(new StageEvent("ask", question.Asker.Name, null));
    }

    private sealed record Question(ITarget Asker, string Text, bool InBubble)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CancellationTokenRegistration Watch { get; set; }
    }
}
