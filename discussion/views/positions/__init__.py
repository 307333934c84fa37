"""What readers can do at positions and questions: correct their own, agree, answer."""
